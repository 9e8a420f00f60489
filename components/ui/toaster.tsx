'use client';

import { useTranslations } from 'next-intl';
import { Toast } from 'radix-ui';
import { useSyncExternalStore } from 'react';
import { BUTTON } from './button';
import { IconButton } from './icon-button';

/** Long enough to read; with a button also to decide and reach it. */
const SHOWN_MILLISECONDS = 6_000;
const SHOWN_WITH_ACTION_MILLISECONDS = 12_000;

interface Told {
  id: number;
  text: string;
  action?: { label: string; run: () => void };
}

let told: readonly Told[] = [];
let lastId = 0;
const NOTHING: readonly Told[] = [];
const listeners = new Set<() => void>();
const set = (next: readonly Told[]) => {
  told = next;
  for (const listener of listeners) listener();
};
const drop = (id: number) => set(told.filter((each) => each.id !== id));

/** Tells something in passing, with one way to take it back. */
export function tell(text: string, action?: Told['action']): void {
  lastId += 1;
  set([...told, { id: lastId, text, ...(action && { action }) }]);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** What was told lately, at the foot of the screen. Waits while the pointer or focus is on it. */
export function Toaster() {
  const t = useTranslations('dialog');
  const shown = useSyncExternalStore(
    subscribe,
    () => told,
    () => NOTHING,
  );
  if (shown.length === 0) return null;
  return (
    <Toast.Provider label={t('told')} swipeDirection="right">
      {shown.map(({ id, text, action }) => (
        <Toast.Root
          key={id}
          duration={action ? SHOWN_WITH_ACTION_MILLISECONDS : SHOWN_MILLISECONDS}
          onOpenChange={(open) => !open && drop(id)}
          className="flex items-center gap-3 border border-ink bg-ground py-2 pr-2 pl-4"
        >
          <Toast.Description className="grow">{text}</Toast.Description>
          {action && (
            <Toast.Action asChild altText={action.label}>
              <button type="button" className={BUTTON} onClick={action.run}>
                {action.label}
              </button>
            </Toast.Action>
          )}
          <Toast.Close asChild>
            <IconButton icon="close" label={t('close')} />
          </Toast.Close>
        </Toast.Root>
      ))}
      <Toast.Viewport
        label={t('toldHotkey')}
        className="fixed inset-x-3 bottom-4 z-40 mx-auto flex max-w-[34rem] list-none flex-col gap-2"
      />
    </Toast.Provider>
  );
}
