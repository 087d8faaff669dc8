import Link from "next/link";
import { MessagePage } from "@/components/message-page";
import { buttonVariants } from "@/components/ui/button";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <MessagePage
      title="There is nothing here"
      text="The address may be wrong, or what was here has been deleted, or it belongs to another account."
    >
      <Link className={buttonVariants({ variant: "secondary" })} href="/videos">
        Go to the library
      </Link>
    </MessagePage>
  );
}
