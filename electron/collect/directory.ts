import { createReadStream } from 'node:fs';
import { z } from 'zod';
import { eventText, type EventRecord } from '../../shared/event-log/event-record.ts';
import { openEvtx } from '../../shared/event-log/evtx/read-evtx.ts';
import type {
  DirectoryPolicyFact,
  DirectoryUsersFact,
  DomainControllersFact,
  Facts,
} from '../../shared/facts/facts.ts';
import { userPattern } from '../host/powershell-scripts.ts';
import { applicationEventLog, applicationLogName } from './application-event-log.ts';
import { collected, factOf, limitsOf, notCollected, stringValue } from './collector-result.ts';
import type { CollectContext, Collector } from './collector.ts';
import { askPowerShell, listOf, wholeNumber, withProblems } from './powershell-answer.ts';

const text = z.string().catch('');

const answerSchema = z.object({
  languageMode: text,
  problems: listOf(z.string()),
  server: text,
  domain: text,
  supportedControls: listOf(z.string()),
  policy: z
    .object({
      minimumAge: wholeNumber,
      historyLength: wholeNumber,
      minimumLength: wholeNumber,
      properties: wholeNumber,
    })
    .nullish(),
  fineGrained: listOf(
    z.object({ name: text, minimumAge: wholeNumber, historyLength: wholeNumber, minimumLength: wholeNumber }),
  ),
  controllers: listOf(z.object({ host: text, osName: text })),
  users: listOf(
    z.object({
      user: z.string(),
      distinguishedName: text,
      adminCount: wholeNumber,
      accountControl: wholeNumber,
      lockoutTime: wholeNumber,
      inheritanceDisabled: z.boolean().nullable().catch(null),
      cannotChangePassword: z.boolean().nullable().catch(null),
    }),
  ),
});

type Answer = z.output<typeof answerSchema>;

/** Asks the directory over LDAP what the permission and policy rules need; of users only those whose operations failed. */
export const directory: Collector = {
  id: 'directory',
  title: 'Directory',
  purpose: 'Password policy, policy-hints support, domain controllers, and the state of users whose operations failed.',
  privilege: 'user',
  timeoutMs: 45_000,
  maxBytes: 4_194_304,
  sensitive: ['user-names', 'host-names'],
  supplies: ['directoryPolicy', 'domainControllers', 'directoryUsers'],
  after: [applicationEventLog.id],
  async collect(context) {
    const users = await usersToAsk(context);
    const answer = await askPowerShell(context, ['directory', users.join(',')], answerSchema, 30_000);
    if (!answer.ok) {
      return answer.error;
    }
    const value = context.focus === undefined ? answer.value : onlyAsked(answer.value, users);
    if (value.domain === '' && value.controllers.length === 0) {
      const reason = withProblems('no domain controller answered', value.problems, value.languageMode);
      return notCollected('failed', reason);
    }
    const reason = `${value.controllers.length} domain controllers, ${value.users.length} of ${users.length} users`;
    const restrictions = await remoteRestrictions(
      context,
      value.controllers.map(({ host }) => host),
    );
    return collected(withProblems(reason, value.problems, value.languageMode), factsOf(value, restrictions));
  },
};

const failures: readonly number[] = [33_001, 33_002, 33_003, 33_004, 33_005, 33_006, 33_007, 33_008, 33_009];
const maxUsers = 20;

/** A recording answers for the users it knows; a request gets those it named. */
function onlyAsked(answer: Answer, users: readonly string[]): Answer {
  const asked = new Set(users);
  return { ...answer, users: answer.users.filter(({ user }) => asked.has(user.toLowerCase())) };
}

// anna.adler@contoso.example
const wholeUser = new RegExp(`^${userPattern.source}$`);

/**
 * The users a request names; those that its TrackingIds belong to where it names none; those that failed where there is
 * neither. A name from a request that is no plain sign-in name is not asked for.
 */
async function usersToAsk(context: CollectContext): Promise<readonly string[]> {
  const { focus } = context;
  if (focus === undefined || focus.users.length + focus.trackingIds.length === 0) {
    return await usersInLog(context, failures, () => true);
  }
  if (focus.users.length > 0) {
    const users = focus.users.map((user) => user.toLowerCase()).filter((user) => wholeUser.test(user));
    return [...new Set(users)].slice(0, maxUsers);
  }
  const wanted = focus.trackingIds.map((id) => id.toLowerCase());
  return await usersInLog(context, undefined, (event) => {
    const words = eventText(event).toLowerCase();
    return wanted.some((id) => words.includes(id));
  });
}

/** Names of users in events of the exported log, the latest first. */
async function usersInLog(
  context: CollectContext,
  eventIds: readonly number[] | undefined,
  isWanted: (event: EventRecord) => boolean,
): Promise<readonly string[]> {
  const log = context.results.get(applicationEventLog.id)?.files.find((file) => file.name === applicationLogName);
  if (log === undefined) {
    return [];
  }
  const users = new Set<string>();
  // UserPrincipalName: anna.adler@contoso.example, unblockUser: True
  const named = new RegExp(`UserPrincipalName:?\\s*(${userPattern.source})(?![^,\\s])`);
  try {
    const reading = openEvtx(createReadStream(log.path, { signal: context.signal }), {
      file: log.name,
      filter: { providers: ['PasswordResetService'], ...(eventIds === undefined ? {} : { eventIds }) },
    });
    for await (const batch of reading.batches) {
      for (const event of batch.filter(isWanted)) {
        const user = named.exec(eventText(event))?.[1]?.toLowerCase();
        if (user !== undefined) {
          users.delete(user);
          users.add(user);
        }
      }
    }
  } catch {
    // An unreadable or cancelled log: the directory itself is asked all the same.
  }
  return [...users].toReversed().slice(0, maxUsers);
}

const lsaKey = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Lsa';
const maxControllers = 6;

// dc01.contoso.example
const hostName = /^[A-Za-z0-9][A-Za-z0-9.-]{0,250}$/;

/** RestrictRemoteSam of domain controllers that let their registry be read: the SDDL, empty where it is not set. */
async function remoteRestrictions(
  context: CollectContext,
  hosts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const answers = await Promise.all(
    hosts
      .filter((host) => hostName.test(host))
      .slice(0, maxControllers)
      .map(async (host) => {
        const key = await context.host.registry.readKey(`\\\\${host}\\${lsaKey}`, '64', limitsOf(context, 8_000));
        return key.ok ? ([host, stringValue(key.value, 'RestrictRemoteSam') ?? ''] as const) : null;
      }),
  );
  return new Map(answers.filter((answer) => answer !== null));
}

function factsOf(answer: Answer, restrictions: ReadonlyMap<string, string>): Facts {
  const domain = domainName(answer.domain);
  const directoryPolicy: DirectoryPolicyFact = {
    domains: [
      {
        domain,
        minimumAgeDays: days(answer.policy?.minimumAge ?? null),
        historyLength: answer.policy?.historyLength ?? null,
        minimumLength: answer.policy?.minimumLength ?? null,
        complexity: bit(answer.policy?.properties ?? null, 1),
        fineGrained: answer.fineGrained.map((policy) => ({
          name: policy.name,
          minimumAgeDays: days(policy.minimumAge),
          historyLength: policy.historyLength,
          minimumLength: policy.minimumLength,
        })),
      },
    ],
  };
  const asked = answer.server.toLowerCase();
  const domainControllers: DomainControllersFact = {
    controllers: answer.controllers.map(({ host, osName }) => ({
      host,
      domain,
      osName: osName === '' ? null : osName,
      // rootDSE was read on the one that answered.
      supportedControls: host.toLowerCase() === asked ? answer.supportedControls : null,
      reachable: host.toLowerCase() === asked || restrictions.has(host) ? true : null,
      restrictRemoteSam: restrictions.get(host) ?? null,
    })),
  };
  const directoryUsers: DirectoryUsersFact = {
    users: answer.users.map((user) => ({
      user: user.user,
      distinguishedName: user.distinguishedName === '' ? null : user.distinguishedName,
      adminCount: user.adminCount,
      inheritanceDisabled: user.inheritanceDisabled,
      cannotChangePassword: user.cannotChangePassword,
      enabled: invert(bit(user.accountControl, 2)),
      lockedOut: user.lockoutTime === null ? null : user.lockoutTime > 0,
    })),
  };
  const id = directory.id;
  return {
    ...(answer.policy === null || answer.policy === undefined
      ? {}
      : { directoryPolicy: factOf(id, answer.domain, directoryPolicy) }),
    domainControllers: factOf(id, 'LDAP: rootDSE and domain controllers', domainControllers),
    directoryUsers: factOf(id, 'LDAP: users whose operations failed', directoryUsers),
  };
}

/** `DC=contoso,DC=example` → `contoso.example` */
function domainName(distinguishedName: string): string {
  return distinguishedName
    .split(',')
    .flatMap((part) => /^\s*DC=(.+)$/i.exec(part)?.[1] ?? [])
    .join('.');
}

/** Ages are negative counts of 100 ns. */
function days(interval: number | null): number | null {
  return interval === null ? null : Math.round((-interval / 864_000_000_000) * 100) / 100 + 0;
}

function bit(flags: number | null, mask: number): boolean | null {
  return flags === null ? null : (flags & mask) !== 0;
}

function invert(value: boolean | null): boolean | null {
  return value === null ? null : !value;
}
