'use client';

import { useTranslations } from 'next-intl';
import { Dialog as Primitive } from 'radix-ui';
import { type ReactNode, useState } from 'react';
import { IconButton } from './icon-button';

declare global {
  /** Read by the part of the dialog that writes a style: the content security policy asks for it. */
  var __webpack_nonce__: string | undefined;
}

let lastOpener: HTMLElement | null = null;

/** What had the focus; where one dialog gives way to the next, what opened the first. */
function openedFrom(): HTMLElement | null {
  const { activeElement } = document;
  if (!(activeElement instanceof HTMLElement)) return lastOpener;
  if (activeElement.closest('[role$="dialog"]') === null) lastOpener = activeElement;
  return lastOpener;
}

interface DialogProps {
  title: string;
  /** One sentence under the title. */
  description?: ReactNode;
  onClose: () => void;
  /** Told to the reader at once: something went wrong elsewhere. */
  isAlert?: boolean;
  /** Holds tables: as wide as the page allows. */
  isWide?: boolean;
  children: ReactNode;
}

/** A question in front of the page, in browsers only. Esc, the sign and a click beside it close it; focus goes back. */
export function Dialog({
  title,
  description,
  onClose,
  isAlert = false,
  isWide = false,
  children,
}: DialogProps) {
  const t = useTranslations('dialog');
  const [opener] = useState(openedFrom);
  globalThis.__webpack_nonce__ ??= document.querySelector<HTMLElement>('script[nonce]')?.nonce;
  return (
    <Primitive.Root open onOpenChange={(open) => !open && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className="fixed inset-0 z-30 bg-[rgb(0_0_0/0.45)]" />
        <Primitive.Content
          {...(description === undefined && { 'aria-describedby': undefined })}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            opener?.focus();
          }}
          role={isAlert ? 'alertdialog' : 'dialog'}
          className={`fixed inset-x-0 top-[max(1rem,8dvh)] z-30 mx-auto flex max-h-[84dvh] flex-col border border-rule-firm bg-ground max-sm:top-3 max-sm:max-h-[calc(100dvh-1.5rem)] ${
            isWide ? 'w-[min(72rem,calc(100vw-1.5rem))]' : 'w-[min(38rem,calc(100vw-1.5rem))]'
          }`}
        >
          <div className="flex items-start justify-between gap-3 border-b border-rule py-2 pr-2 pl-5">
            <Primitive.Title className="pt-1 text-figure">{title}</Primitive.Title>
            <Primitive.Close asChild>
              <IconButton icon="close" label={t('close')} />
            </Primitive.Close>
          </div>
          <div className="space-y-4 overflow-y-auto px-5 pt-3 pb-5">
            {description !== undefined && (
              <Primitive.Description className="text-ink-soft">{description}</Primitive.Description>
            )}
            {children}
          </div>
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
