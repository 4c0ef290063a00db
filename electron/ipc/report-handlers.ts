import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { isReport } from '../../shared/report/report-document.ts';
import { failure, success } from '../../shared/result/result.ts';
import { describeFileError } from '../analyze.ts';
import type { Handlers } from './handle.ts';
import type { Services } from './services.ts';

type ReportChannel = Extract<keyof Handlers, `report.${string}`>;

const notAReport = { code: 'bad-input', detail: 'the document does not begin as a report of this app does' } as const;

/** The report for people, as the page made it: saved as it is, as PDF, or sent to a printer. */
export function createReportHandlers(services: Services): Pick<Handlers, ReportChannel> {
  return {
    'report.save': async ({ kind, name, html }) => {
      if (!isReport(html)) return failure(notAReport);
      const path = await services.ask.saveReport(`${proposedReportName(name)}.${kind}`);
      if (path === undefined) return success({ kind: 'not-saved' });
      try {
        await writeFile(path, kind === 'pdf' ? await services.reportPdf(html) : html);
      } catch (error) {
        return failure({ code: 'write-failed', path, detail: describeFileError(error) });
      }
      return success({ kind: 'saved', name: basename(path) });
    },
    'report.print': async ({ html }) => {
      if (!isReport(html)) return failure(notAReport);
      return success({ kind: (await services.printReport(html)) ? 'printed' : 'not-printed' });
    },
  };
}

/** What is reported on, as a file name: `report SYNC01`. */
export function proposedReportName(name: string): string {
  // Sample: `SYNC01.contoso.com`, `bundle/../x.zip` → `bundle-..-x.zip`; anything a file name cannot hold becomes `-`.
  return `report-${name.replaceAll(/[^\w.-]+/gu, '-')}`;
}
