import type { Analysis } from '../../analysis/analysis.ts';
import type { SupportCase } from '../../case/support-case.ts';
import { factKeys, settingsOf } from '../../compare/settings-of.ts';
import type { Facts } from '../../facts/facts.ts';
import { germanCaseFields } from '../../german/case-fields.ts';
import { markup } from './html-text.ts';
import type { Html } from './html-text.ts';
import { englishText, knownText } from './known-text.ts';
import type { ReportWords } from './report-words.ts';

/** Rows of a table on paper; the rest is counted. */
const operationRows = 200;
const outageRows = 50;

function table(head: readonly string[], rows: readonly Html[]): Html {
  return markup`<table>
    <thead>
      <tr>
        ${head.map((name) => markup`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows}
    </tbody>
  </table>`;
}

/** Operations and lost connections, the newest first. */
export function operationTables({ operations, outages }: Analysis, words: ReportWords): Html {
  const shown = operations.toReversed().slice(0, operationRows);
  const lost = outages.toReversed().slice(0, outageRows);
  return markup`${shown.length < operations.length ? markup`<p class="quiet">${words.newest(shown.length, operations.length)}</p>` : null}
  ${
    shown.length === 0
      ? null
      : table(
          [words.start, words.kind, words.user, words.result, words.code, words.duration, 'TrackingId'],
          shown.map(
            (each) =>
              markup`<tr>
                <td>${time(each.start)}</td>
                <td>${words.kinds[each.kind]}</td>
                <td>${each.user ?? ''}</td>
                <td class="${each.outcome === 'failed' ? 'bad' : each.outcome === 'succeeded' ? 'good' : ''}">
                  ${words.outcomes[each.outcome]}
                </td>
                <td class="code">${each.resultCode ?? ''}</td>
                <td class="number">${each.durationMs === null ? '' : `${each.durationMs} ms`}</td>
                <td class="code">${each.trackingId}</td>
              </tr>`,
          ),
        )
  }
  ${
    lost.length === 0
      ? null
      : markup`<h3>${words.outagesTitle}</h3>
          ${lost.length < outages.length ? markup`<p class="quiet">${words.newest(lost.length, outages.length)}</p>` : null}${table(
            [words.from, words.until, words.errors, words.endpoint],
            lost.map(
              (each) =>
                markup`<tr>
                  <td>${time(each.start)}</td>
                  <td>${each.end === null ? words.notRecovered : time(each.end)}</td>
                  <td class="number">${each.errorCount}</td>
                  <td class="code">${each.namespaces.join(', ')}</td>
                </tr>`,
            ),
          )}`
  }`;
}

/** Every value of the facts, with what it is worth. Network and root certificates have places of their own, or none. */
export function serverSection(facts: Facts, words: ReportWords): Html | null {
  const settings = factKeys
    .filter((area) => area !== 'network' && area !== 'rootCertificates')
    .flatMap((area) => settingsOf(facts, area));
  if (settings.length === 0) return null;
  return markup`<section>
    <h2>${words.serverTitle}</h2>
    ${table(
      [words.setting, words.value, words.verdict],
      settings.map(
        ({ area, name, value, standing }) =>
          markup`<tr>
            <td>${area} · ${name}</td>
            <td class="code">${value === null ? markup`<span class="quiet">${words.notSet}</span>` : value}</td>
            <td class="${standing ?? ''}">${standing === null ? '' : words[standing]}</td>
          </tr>`,
      ),
    )}
  </section>`;
}

/** Endpoint by step, with times and causes. */
export function networkSection({ network }: Facts, words: ReportWords): Html | null {
  const probes = network?.value.probes ?? [];
  if (probes.length === 0) return null;
  return markup`<section>
    <h2>${words.networkTitle}</h2>
    ${table(
      [words.endpoint, words.way, 'DNS', 'TCP', 'TLS', 'HTTPS'],
      probes.map(
        (probe) =>
          markup`<tr>
            <td class="code">${probe.host}:${probe.port}</td>
            <td>${words.ways[probe.via]}</td>
            ${probe.steps.map(
              (step) =>
                markup`<td class="${step.outcome === 'ok' ? 'good' : step.outcome === 'not-run' ? 'quiet' : 'bad'}">
                  ${words.steps[step.outcome]}${step.outcome === 'not-run' ? '' : ` ${Math.round(step.durationMs)} ms`}${step.errorCode === null ? '' : ` (${step.errorCode})`}
                </td>`,
            )}
          </tr>`,
      ),
    )}
  </section>`;
}

/** The case form as far as it is filled. */
export function caseSection(supportCase: SupportCase | null, words: ReportWords): Html | null {
  if (supportCase === null) return null;
  return markup`<section>
    <h2>${words.caseTitle}</h2>
    ${table(
      [words.field, words.answer],
      supportCase.fields.map(
        ({ id, label, value, state }) =>
          markup`<tr>
            <td>${words.locale === 'de' ? germanCaseFields[id].label : label}</td>
            <td>${state === 'open' ? markup`<span class="quiet">${words.open}</span>` : words.locale === 'de' ? englishText(value) : value}</td>
          </tr>`,
      ),
    )}
  </section>`;
}

/** What was gathered and which logs were read, so that silence can be judged. */
export function collectedSection({ collectors, sources }: Analysis, words: ReportWords): Html | null {
  if (collectors.length === 0 && sources.length === 0) return null;
  return markup`<section>
    <h2>${words.collectedTitle}</h2>
    ${
      collectors.length === 0
        ? null
        : table(
            [words.item, words.state, words.about],
            collectors.map(
              (each) =>
                markup`<tr>
                  <td>${knownText(each.title, words)}</td>
                  <td class="${each.state === 'collected' ? 'good' : ''}">${words.states[each.state]}</td>
                  <td>${knownText(each.reason, words)}</td>
                </tr>`,
            ),
          )
    }
    ${
      sources.length === 0
        ? null
        : table(
            [words.log, words.events, words.covered],
            sources.map(
              (log) =>
                markup`<tr>
                  <td class="code">${log.file}</td>
                  <td class="number">${log.records}</td>
                  <td>${log.first === null ? '–' : time(log.first)} – ${log.last === null ? '–' : time(log.last)}</td>
                </tr>`,
            ),
          )
    }
  </section>`;
}

function time(iso: string): string {
  // Sample: `2026-11-16T09:30:00.1234567Z`
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)[.\d]*Z$/.exec(iso);
  return match === null ? iso : `${match[1] ?? ''} ${match[2] ?? ''}Z`;
}
