import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { register } from "@/app/(auth)/actions";
import { AuthForm } from "@/components/auth/auth-form";
import { asksAppPassword } from "@/lib/auth/app-password";
import { isRegistrationOpen } from "@/lib/auth/register";
import { safePath } from "@/lib/auth/safe-path";
import { registrationClosed } from "@/lib/auth/sign-in-errors";
import { getViewer } from "@/lib/auth/viewer";

export const metadata: Metadata = { title: "Create account" };

export default async function RegisterPage({ searchParams }: PageProps<"/register">) {
  const target = safePath((await searchParams).next);
  if (await getViewer()) redirect(target);
  return (
    <>
      <h1 className="font-semibold text-xl">Create account</h1>
      {(await isRegistrationOpen()) ? (
        <AuthForm
          action={register}
          submitLabel="Create account"
          newPassword
          asksAppPassword={asksAppPassword()}
          next={target}
        />
      ) : (
        <p className="text-base text-muted-foreground">{registrationClosed}</p>
      )}
      <p className="text-muted-foreground">
        Have an account?{" "}
        <Link
          href={{ pathname: "/sign-in", query: { next: target } }}
          className="text-foreground underline decoration-border underline-offset-4"
        >
          Sign in
        </Link>
      </p>
    </>
  );
}
