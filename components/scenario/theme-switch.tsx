'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { IconButton } from '@/components/ui/icon-button';
import { keepChoice } from '@/lib/i18n/keep-choice';
import { isTheme, THEME_COOKIE, type Theme } from '@/lib/i18n/theme';

type Choice = Theme | 'system';
const NEXT: Record<Choice, Choice> = { system: 'light', light: 'dark', dark: 'system' };

/** One button through system, light and dark. */
export function ThemeSwitch() {
  const t = useTranslations('bar');
  const [choice, setChoice] = useState<Choice>('system');
  useEffect(() => {
    const painted = document.documentElement.dataset.theme;
    if (isTheme(painted)) setChoice(painted);
  }, []);
  const choose = (next: Choice) => {
    setChoice(next);
    keepChoice(THEME_COOKIE, next === 'system' ? null : next);
    if (next === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = next;
  };
  return (
    <IconButton icon={choice} label={t(`theme.${choice}`)} onClick={() => choose(NEXT[choice])} />
  );
}
