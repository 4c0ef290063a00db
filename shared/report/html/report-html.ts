import type { Analysis } from '../../analysis/analysis.ts';
import type { SupportCase } from '../../case/support-case.ts';
import type { Facts } from '../../facts/facts.ts';
import { inGerman, titleInGerman } from '../../german/in-german.ts';
import { rules } from '../../rules/registry.ts';
import type { Evidence, Finding, Severity } from '../../rules/rule.ts';
import { reportBeginning } from '../report-document.ts';
import type { ReportLanguage } from '../report-document.ts';
import { markup } from './html-text.ts';
import type { Html } from './html-text.ts';
import { knownPlain, knownText } from './known-text.ts';
import { codesPlot, operationsPlot } from './report-plots.ts';
import { reportStyle } from './report-style.ts';
import { caseSection, collectedSection, networkSection, operationTables, serverSection } from './report-tables.ts';
import { reportWords } from './report-words.ts';
import type { ReportWords } from './report-words.ts';

export interface ReportInput {
  readonly analysis: Analysis;
  readonly facts: Facts;
  /** Null leaves the case out. */
  readonly supportCase: SupportCase | null;
  readonly toolVersion: string;
  /** Name of the computer the facts speak of, or null for a bare log. */
  readonly computer: string | null;
  /** Name of the recorded sample server, or null for a real one. */
  readonly sample: string | null;
  /** Whether names are stand-ins already. */
  readonly redacted: boolean;
  readonly language: ReportLanguage;
}

/** Pieces of evidence shown with a finding; the rest is counted. */
const shownEvidence = 6;
const shownUsers = 20;

/**
 * The whole analysis as one document for people: no script, nothing loaded, every text of a log escaped, plots as SVG,
 * times in UTC. The same input gives the same bytes.
 */
export function reportHtml(input: ReportInput): string {
  const words = reportWords[input.language];
  const { analysis, computer, sample, redacted, toolVersion } = input;
  const findings = input.language === 'de' ? analysis.findings.map((each) => inGerman(each, rules)) : analysis.findings;
  const title = `${words.title}: ${computer ?? words.unknownServer}`;
  const body = markup`<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${{ html: reportStyle }}</style>
</head>
<body>
<header><h1>${words.title}</h1>
${sample === null ? null : markup`<p class="notice">${words.sample(sample)}</p>`}
${redacted ? markup`<p class="notice">${words.redacted}</p>` : null}
${summary(input, words)}</header>
<main>
<section><h2>${words.findingsTitle}</h2>
${
  findings.length === 0
    ? markup`<p>${words.nothingFound(analysis.passed.length)}</p>`
    : markup`<p class="quiet">${words.firstThings}</p>
        ${findings.map((finding) => findingCard(finding, words))}`
}</section>
${unknownSection(analysis, words, input.language)}
<section><h2>${words.operationsTitle}</h2>
${operationsPlot(analysis, words, (ms) => shortDay(ms))}
${codesPlot(analysis, words)}
${operationTables(analysis, words)}</section>
${serverSection(input.facts, words)}
${networkSection(input.facts, words)}
${caseSection(input.supportCase, words)}
${collectedSection(analysis, words)}
${passedSection(analysis, words)}
</main>
<footer>${words.madeBy(toolVersion)}</footer>
</body>
</html>
`;
  return reportBeginning(input.language) + body.html;
}

function summary({ analysis, computer }: ReportInput, words: ReportWords): Html {
  const { coverage, operations } = analysis;
  const failed = operations.filter(({ outcome }) => outcome === 'failed').length;
  const unfinished = operations.filter(({ outcome }) => outcome === 'unfinished').length;
  const span = (from: string | null, to: string | null): string =>
    from === null || to === null ? '–' : `${showTime(from)} ${words.to} ${showTime(to)}`;
  const rows: readonly (readonly [string, string])[] = [
    [words.serverTitle, computer ?? words.unknownServer],
    [words.judged, showTime(analysis.asOf)],
    ...(coverage.askedSince === null ? [] : [[words.window, span(coverage.askedSince, coverage.askedUntil)] as const]),
    [words.covered, span(coverage.first, coverage.last)],
    [words.events, new Intl.NumberFormat(words.locale).format(analysis.events.total)],
    [words.operationsTitle, `${operations.length} (${words.ofThem(failed, unfinished)})`],
    [words.findingsTitle, words.findingCount(analysis.findings.length)],
  ];
  return markup`<dl class="terms">
    ${rows.map(
      ([term, value]) =>
        markup`<dt>${term}</dt>
          <dd>${value}</dd>`,
    )}
  </dl>`;
}

// Each severity has a shape of its own, so that colour is never the only sign.
const shapes: Readonly<Record<Severity, string>> = {
  critical: 'M8 1 15 8 8 15 1 8Z',
  error: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Z',
  warning: 'M8 1.5 15.2 14.5H.8Z',
  info: 'M2 2h12v12H2Z',
};

function findingCard(finding: Finding, words: ReportWords): Html {
  const { severity, evidence, users } = finding;
  const rest = evidence.length - shownEvidence;
  return markup`<article class="finding" id="${finding.id}">
    <div class="head">
      <span class="severity severity-${severity}"
        ><svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
          <path d="${shapes[severity]}" fill="currentColor" /></svg
        >${words.severities[severity]}</span
      >
      <h3>${finding.title}</h3>
      <span class="count">${words.times(finding.count)}</span>
    </div>
    <p class="what">${knownText(finding.what, words)}</p>
    <dl class="terms">
      ${
        finding.first === null
          ? null
          : markup`<dt>${words.since}</dt>
              <dd>${showTime(finding.first)}</dd>`
      }
      ${
        finding.last === null
          ? null
          : markup`<dt>${words.last}</dt>
              <dd>${showTime(finding.last)}</dd>`
      }
      ${
        users.length === 0
          ? null
          : markup`<dt>${words.who}</dt>
              <dd>${usersText(users, words)}</dd>`
      }
      <dt>${words.confidence}</dt>
      <dd>${words.confidences[finding.confidence]}</dd>
    </dl>
    <h4>${words.why}</h4>
    <p>${finding.explanation}</p>
    <h4>${words.whatToDo}</h4>
    <ol>
      ${finding.fix.map(
        (step) =>
          markup`<li>
            ${step.warning === undefined ? null : markup`<span class="careful">${words.careful}: ${step.warning}</span><br />`}${step.text}
          </li>`,
      )}
    </ol>
    <h4>${words.evidence}</h4>
    <ul class="evidence">
      ${evidence.slice(0, shownEvidence).map((item) => evidenceItem(item, words))}
      ${rest > 0 ? markup`<li class="quiet">${words.moreEvidence(rest)}</li>` : null}
    </ul>
    ${
      finding.falsePositives.length === 0
        ? null
        : markup`<h4>${words.mayBeWrong}</h4>
            <ul>
              ${finding.falsePositives.map((text) => markup`<li>${text}</li>`)}
            </ul>`
    }
    ${
      finding.references.length === 0
        ? null
        : markup`<h4>${words.readOn}</h4>
            <ul>
              ${finding.references.map(
                // Addresses come from the rules themselves; anything else would be text.
                ({ title, url }) =>
                  markup`<li>
                    ${url.startsWith('https://') ? markup`<a href="${url}" rel="noreferrer">${knownText(title, words)}</a>` : knownText(title, words)}
                  </li>`,
              )}
            </ul>`
    }
  </article> `;
}

function evidenceItem({ file, place, time, quote }: Evidence, words: ReportWords): Html {
  return markup`<li>
    <span class="quiet">${file}, ${knownPlain(place, words)}${time === null ? '' : `, ${showTime(time)}`}</span>
    <pre>${time === null ? knownPlain(quote, words) : quote}</pre>
  </li>`;
}

function usersText(users: readonly string[], words: ReportWords): string {
  const shown = users.slice(0, shownUsers).join(', ');
  return users.length > shownUsers ? `${shown} ${words.more(users.length - shownUsers)}` : shown;
}

function unknownSection({ unknown }: Analysis, words: ReportWords, language: ReportLanguage): Html | null {
  if (unknown.length === 0) return null;
  const byReason = new Map<string, string[]>();
  for (const verdict of unknown) {
    const title = language === 'de' ? titleInGerman(verdict) : verdict.title;
    byReason.set(verdict.reason, [...(byReason.get(verdict.reason) ?? []), title]);
  }
  return markup`<section>
    <h2>${words.unknownTitle}</h2>
    <p class="quiet">${words.unknownLead}</p>
    <ul>
      ${[...byReason].map(
        ([reason, titles]) =>
          markup`<li>
            ${knownText(reason, words)}
            <ul>
              ${titles.map((title) => markup`<li>${title}</li>`)}
            </ul>
          </li>`,
      )}
    </ul>
  </section>`;
}

function passedSection({ passed }: Analysis, words: ReportWords): Html | null {
  return passed.length === 0
    ? null
    : markup`<section>
        <h2>${words.passedTitle} (${passed.length})</h2>
        <p class="code quiet">${passed.join(', ')}</p>
      </section>`;
}

/** `2026-11-16T09:30:00.000Z` → `2026-11-16 09:30:00 UTC`; what is no time in UTC stays as it is. */
function showTime(iso: string): string {
  // Sample: `2026-11-16T09:30:00.1234567Z`
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)[.\d]*Z$/.exec(iso);
  return match === null ? iso : `${match[1] ?? ''} ${match[2] ?? ''} UTC`;
}

function shortDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}
