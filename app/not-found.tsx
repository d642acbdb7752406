import Link from "next/link";
import { SparkMark } from "./_components/ui/brand";

/** An address nobody serves. */
export default function NotFound() {
  return (
    <main className="grid min-h-dvh place-items-center px-6">
      <div className="max-w-md">
        <SparkMark size={36} />
        <h1 className="mt-5 text-3xl font-semibold tracking-[-0.03em]">There is nothing at this address</h1>
        <p className="mt-2 text-muted">It may have been deleted, or the link is not complete.</p>
        <div className="mt-6 flex flex-wrap gap-2">
          <Link href="/" className="btn btn-primary">
            New chat
          </Link>
          <Link href="/components" className="btn btn-ghost">
            Gallery
          </Link>
        </div>
      </div>
    </main>
  );
}
