import type { Facts } from '../../../shared/facts/facts.ts';
import type { Words } from '../../words/words.ts';
import { row } from './server-row.ts';
import type { ServerRow } from './server-row.ts';

/** What the sync engine is set to do, and what the tenant says of itself. */
export function configurationRows(facts: Facts, words: Words['server']): readonly ServerRow[] {
  const { configuration, syncRules, companyFeatures } = facts;
  return [
    ...(configuration === undefined ? [] : engineRows(configuration, words)),
    ...(syncRules === undefined
      ? []
      : row(
          syncRules,
          words.customRules,
          syncRules.value.customised.length === 0
            ? words.no
            : syncRules.value.customised.map(({ name }) => name).join(', '),
          syncRules.value.customised.length === 0 ? 'good' : 'look',
        )),
    ...(companyFeatures === undefined
      ? []
      : companyFeatures.value.features.flatMap(({ name, enabled }) =>
          row(companyFeatures, words.feature(name), enabled ? words.yes : words.no),
        )),
  ];
}

function engineRows(configuration: NonNullable<Facts['configuration']>, words: Words['server']): readonly ServerRow[] {
  const {
    passwordWritebackEnabled,
    passwordWritebackStarted,
    onboardingRequired,
    stagingMode,
    syncCycleEnabled,
    schedulerSuspended,
    connectors,
  } = configuration.value;
  const flag = (name: string, value: boolean | null, bad: boolean): readonly ServerRow[] =>
    row(
      configuration,
      name,
      value === null ? null : value ? words.yes : words.no,
      value === null ? 'none' : value === bad ? 'look' : 'good',
    );
  return [
    ...flag(words.writebackOn, passwordWritebackEnabled, false),
    ...flag(words.writebackStarted, passwordWritebackStarted ?? null, false),
    ...flag(words.onboardingRequired, onboardingRequired ?? null, true),
    ...flag(words.stagingMode, stagingMode, true),
    ...flag(words.syncOn, syncCycleEnabled, false),
    ...flag(words.schedulerSuspended, schedulerSuspended, true),
    ...connectors.flatMap((connector) => {
      const {
        name,
        type,
        forest,
        account,
        signAndEncryptLdap,
        ldapOverTls,
        preferredDomainControllers = [],
      } = connector;
      const parts = [
        type,
        forest,
        account,
        ldapOverTls === true ? words.ldapOverTls : null,
        preferredDomainControllers.length === 0 ? null : words.preferred(preferredDomainControllers.join(', ')),
      ];
      const bare = signAndEncryptLdap === false && ldapOverTls !== true;
      return row(
        configuration,
        words.connector(name),
        parts.filter((part) => part !== null && part !== '').join(' · '),
        bare ? 'look' : 'none',
        bare ? words.ldapUnprotected : '',
      );
    }),
  ];
}
