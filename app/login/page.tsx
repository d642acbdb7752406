import type { Metadata } from "next";
import { AccountPage } from "../_components/account/account-page";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

interface PageProps {
  readonly searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Sign in. */
export default function LoginPage({ searchParams }: PageProps) {
  return <AccountPage mode="sign-in" searchParams={searchParams} />;
}
