import { eventText } from '../event-log/event-record.ts';
import { upgradeSources } from '../operations/event-sources.ts';
import { eventRule } from './support/event-rule.ts';
import { automaticUpgrade, versionHistory } from './support/references.ts';
import { countOf, moment } from './support/sentences.ts';

// `UpgradeNotSupportedCustomizedSyncRules` · `UpgradeAbortedSyncExeInUse` · `UpgradeFailed…`
const resultWords = /Upgrade(?:NotSupported|Aborted|Failed)\w{0,60}/i;
const successWords = /UpgradeSuccess|successfully upgraded|upgrade (?:succeeded|completed)/i;

export const upgradeFailed = eventRule({
  id: 'upgrade-failed',
  title: 'The automatic upgrade does not get through',
  severity: 'warning',
  confidence: 'certain',
  explanation:
    'Connect tried to upgrade itself and gave up. The code in the event names what stands in its way. Without upgrades the server ends up on a build that the cloud no longer serves.',
  fix: [
    { text: 'Look up the code in the article on automatic upgrade.' },
    { text: 'Remove what stands in its way, or upgrade by hand with the current build from the Entra admin center.' },
  ],
  references: [automaticUpgrade, versionHistory],
  falsePositives: ['A server with customised rules or a full SQL server is never upgraded automatically.'],
  needs: ['events'],
  match: resultWords,
  pick: (input) => {
    const events = upgradeSources
      .flatMap((source) => input.events.from(source))
      .toSorted((a, b) => a.timeMs - b.timeMs || 0);
    const lastSuccess = events.findLast((event) => successWords.test(eventText(event)));
    return events.filter(
      (event) =>
        (resultWords.test(eventText(event)) || (event.level > 0 && event.level <= 2)) &&
        !(lastSuccess !== undefined && lastSuccess.timeMs >= event.timeMs),
    );
  },
  what: (events) => {
    const last = events.at(-1);
    const code = last === undefined ? undefined : resultWords.exec(eventText(last))?.[0];
    return `${countOf(events.length, 'upgrade attempt')} ended without success, last at ${moment(last?.time ?? '')}${code === undefined ? '' : ` with ${code}`}.`;
  },
});
