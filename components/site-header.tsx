import { cookies } from "next/headers";
import Link from "next/link";
import { AccountMenu, type AccountMenuProps } from "@/components/account-menu";
import { Brand } from "@/components/brand";
import { SearchBox } from "@/components/library/search-box";
import { LinkProgress } from "@/components/link-progress";
import { SiteNav } from "@/components/site-nav";
import { parseTheme, THEME_COOKIE } from "@/lib/theme";

type SiteHeaderProps = {
  user: Pick<AccountMenuProps, "email" | "name" | "image" | "admin">;
  signOutAction: (form?: FormData) => Promise<void>;
  /** Shows the search box; the pages under it are inside GalleryNavigation. */
  search?: boolean;
};

export async function SiteHeader({ user, signOutAction, search }: SiteHeaderProps) {
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    <header className="sticky top-0 z-30 border-b bg-background/95 backdrop-blur-sm">
      <div className="flex h-(--header-height) items-center gap-3 px-4 sm:gap-4 md:px-6">
        <Link href="/videos" className="inline-flex rounded-sm" aria-label="Dailies, library">
          <Brand compact={search} />
          <LinkProgress />
        </Link>
        <SiteNav />
        {search && <SearchBox />}
        <div className="ml-auto shrink-0">
          <AccountMenu {...user} theme={theme} signOutAction={signOutAction} />
        </div>
      </div>
    </header>
  );
}
