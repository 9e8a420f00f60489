'use client';

import './globals.css';

/** Stands in when even the layout failed: no translations, so it says it in both languages. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="ja">
      <body>
        <main className="mx-auto grid min-h-dvh max-w-[34rem] content-center gap-3 px-6">
          <h1 className="text-title">画面を表示できませんでした</h1>
          <p>もう一度お試しください。入力した内容はアドレスに残っています。</p>
          <p lang="en">
            The page could not be shown. Please try again; what you entered is kept in the address.
          </p>
          <div>
            <button
              type="button"
              className="min-h-9 rounded-small border border-ink px-4"
              onClick={reset}
            >
              再試行 / <span lang="en">Try again</span>
            </button>
          </div>
        </main>
      </body>
    </html>
  );
}
