import { z } from 'zod';
import { preferredLocale } from '@/lib/i18n/preferred-locale';
import { REPORT_KINDS, REPORT_LANGUAGES, type ReportLanguage } from './report-input';

/** What the address of a report may ask for. */
export const reportQuery = z.strictObject({
  language: z.enum(REPORT_LANGUAGES).optional(),
  kind: z.enum(REPORT_KINDS).default('board'),
});

/** The language asked for, else the one that the browser prefers. */
export function reportLanguage(
  request: Request,
  asked: ReportLanguage | undefined,
): ReportLanguage {
  return asked ?? preferredLocale(undefined, request.headers.get('accept-language'));
}

/** A PDF as an answer. The name of the file is fixed: a title would need escaping and might leak. */
export function reportResponse(pdf: Buffer): Response {
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-length': String(pdf.length),
      'content-disposition': 'inline; filename="hakari-report.pdf"',
    },
  });
}
