/** Kept in a cookie, so that the server paints the right theme at once. No cookie: the system's. */
export const THEME_COOKIE = 'hakari-theme';
export const THEMES = ['light', 'dark'] as const;
export type Theme = (typeof THEMES)[number];

export function isTheme(text: unknown): text is Theme {
  return (THEMES as readonly unknown[]).includes(text);
}
