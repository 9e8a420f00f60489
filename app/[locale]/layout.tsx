import type { Metadata, Viewport } from 'next';
import localFont from 'next/font/local';
import { cookies, headers } from 'next/headers';
import { notFound } from 'next/navigation';
import { NextIntlClientProvider } from 'next-intl';
import { getMessages, getTranslations, setRequestLocale } from 'next-intl/server';
import type { ReactNode } from 'react';
import { InlineScript } from '@/components/ui/inline-script';
import { isLocale } from '@/lib/i18n/preferred-locale';
import { isTheme, THEME_COOKIE } from '@/lib/i18n/theme';
import { RESTORING_SCRIPT } from '@/lib/scenario-state/restoring-script';
import { PRODUCT_ICON } from '../product-icon';
import '../globals.css';

const plex = localFont({
  src: [
    {
      path: '../../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-400-normal.woff2',
      weight: '400',
    },
    {
      path: '../../node_modules/@fontsource/ibm-plex-sans/files/ibm-plex-sans-latin-600-normal.woff2',
      weight: '600',
    },
  ],
  variable: '--font-plex',
  display: 'swap',
  fallback: ['Arial'],
});

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ locale: string }>;
}

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = await getTranslations({ locale, namespace: 'site' });
  return {
    title: { default: t('title'), template: `%s | ${t('name')}` },
    description: t('description'),
    icons: { icon: { url: PRODUCT_ICON, type: 'image/svg+xml' } },
    alternates: { languages: { ja: '/ja', en: '/en' } },
  };
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fbfaf7' },
    { media: '(prefers-color-scheme: dark)', color: '#15181d' },
  ],
};

export default async function LocaleLayout({ children, params }: LayoutProps) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  setRequestLocale(locale);
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  const theme = (await cookies()).get(THEME_COOKIE)?.value;
  // These pages are written on the server; no page needs to carry their prose.
  const { method: _method, explain: _explain, ...inPage } = await getMessages();
  return (
    <html
      lang={locale}
      className={plex.variable}
      data-theme={isTheme(theme) ? theme : undefined}
      suppressHydrationWarning
    >
      <head>
        <InlineScript nonce={nonce} code={RESTORING_SCRIPT} />
      </head>
      <body>
        <NextIntlClientProvider messages={inPage}>{children}</NextIntlClientProvider>
      </body>
    </html>
  );
}
