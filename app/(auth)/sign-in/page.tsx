import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { signIn } from "@/app/(auth)/actions";
import { AuthForm } from "@/components/auth/auth-form";
import { asksAppPassword } from "@/lib/auth/app-password";
import { listProviders } from "@/lib/auth/providers";
import { safePath } from "@/lib/auth/safe-path";
import { signInErrorMessage } from "@/lib/auth/sign-in-errors";
import { getViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: PageProps<"/sign-in">) {
  const { next, error } = await searchParams;
  const target = safePath(next);
  if (await getViewer()) redirect(target);
  return (
    <>
      <h1 className="font-semibold text-xl">Sign in</h1>
      <AuthForm
        action={signIn}
        providers={listProviders()}
        submitLabel="Sign in"
        asksAppPassword={asksAppPassword()}
        next={target}
        notice={signInErrorMessage(error)}
      />
      <div className="grid gap-2 text-muted-foreground">
        <p>Forgotten your password? Ask whoever runs this studio.</p>
        <p>
          No account yet?{" "}
          <Link
            href={{ pathname: "/register", query: { next: target } }}
            className="text-foreground underline decoration-border underline-offset-4"
          >
            Create one
          </Link>
        </p>
      </div>
    </>
  );
}
