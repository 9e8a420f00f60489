import { fileURLToPath } from 'node:url';
import createNextIntlPlugin from 'next-intl/plugin';

const withNextIntl = createNextIntlPlugin('./lib/i18n/request.ts');

const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=(), payment=()' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
];

/** Shared pages and the API set a stricter policy of their own. */
const ownPages = [{ key: 'Referrer-Policy', value: 'same-origin' }];

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  productionBrowserSourceMaps: false,
  reactStrictMode: true,
  serverExternalPackages: ['@libsql/client', 'libsql', 'pg', '@react-pdf/renderer'],
  turbopack: { root: fileURLToPath(new URL('.', import.meta.url)) },
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/((?!s/|s$|api/|(?:ja|en)/s/|(?:ja|en)/s$).*)', headers: ownPages },
  ],
};

export default withNextIntl(config);
