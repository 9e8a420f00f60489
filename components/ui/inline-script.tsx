'use client';

interface InlineScriptProps {
  code: string;
  nonce: string | undefined;
}

/**
 * Runs while the server's HTML is read, before first paint. Where the page is built in the browser
 * (a change of language) it is inert text: React runs no script that it creates there.
 */
export function InlineScript({ code, nonce }: InlineScriptProps) {
  return (
    <script
      nonce={nonce}
      type={typeof window === 'undefined' ? 'text/javascript' : 'text/plain'}
      suppressHydrationWarning
    >
      {code}
    </script>
  );
}
