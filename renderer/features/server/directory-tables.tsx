import { TableBody, TableCell, TableHeader, TableHeaderCell, TableRow } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { FactKey, Facts } from '../../../shared/facts/facts.ts';
import { ScrollTable } from '../../common/scroll-table.tsx';
import { VerdictMark } from '../../common/verdict-mark.tsx';
import { useWords } from '../../words/use-words.tsx';
import { Part } from './part.tsx';

// The control by which a domain controller holds a reset to the password history, under its number and its former one.
const policyHints: ReadonlySet<string> = new Set(['1.2.840.113556.1.4.2239', '1.2.840.113556.1.4.2066']);

/** What the directory said: password policies, domain controllers, and users whose operations failed. */
export function DirectoryTables({ facts }: { readonly facts: Facts }): ReactNode {
  const { server: words } = useWords();
  const { directoryPolicy, domainControllers, directoryUsers, remoteSam } = facts;
  const keys: readonly FactKey[] = ['directoryPolicy', 'domainControllers', 'directoryUsers', 'remoteSam'];
  if (keys.every((key) => facts[key] === undefined)) return null;
  return (
    <Part title={words.sections.directory} keys={keys}>
      {directoryPolicy === undefined || directoryPolicy.value.domains.length === 0 ? null : (
        <Policies domains={directoryPolicy.value.domains} />
      )}
      {domainControllers === undefined || domainControllers.value.controllers.length === 0 ? null : (
        <Controllers controllers={domainControllers.value.controllers} />
      )}
      {directoryUsers === undefined || directoryUsers.value.users.length === 0 ? null : (
        <Users users={directoryUsers.value.users} />
      )}
      {remoteSam === undefined ? null : (
        <p className="part-line">
          {words.remoteSam}: <span className="code">{remoteSam.value.restrictRemoteSam ?? words.notSet}</span>
        </p>
      )}
    </Part>
  );
}

type Domains = NonNullable<Facts['directoryPolicy']>['value']['domains'];

function Policies({ domains }: { readonly domains: Domains }): ReactNode {
  const { server: words, common } = useWords();
  const head = words.policyHead;
  const days = (value: number | null): string => (value === null ? common.unknown : words.days(value));
  const number = (value: number | null): string => (value === null ? common.unknown : String(value));
  const rows = domains.flatMap((domain) => [
    { name: domain.domain, ...domain },
    ...domain.fineGrained.map((policy) => ({ ...policy, name: words.fineGrained(policy.name), complexity: undefined })),
  ]);
  return (
    <>
      <h4>{words.policies}</h4>
      <ScrollTable label={words.policies}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{head.domain}</TableHeaderCell>
            <TableHeaderCell>{head.minimumAge}</TableHeaderCell>
            <TableHeaderCell>{head.history}</TableHeaderCell>
            <TableHeaderCell>{head.minimumLength}</TableHeaderCell>
            <TableHeaderCell>{head.complexity}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {rows.map((row) => (
            <TableRow key={row.name}>
              <TableHeaderCell as="th" scope="row">
                {row.name}
              </TableHeaderCell>
              <TableCell>
                {row.minimumAgeDays !== null && row.minimumAgeDays > 0 ? (
                  <VerdictMark verdict="look">{days(row.minimumAgeDays)}</VerdictMark>
                ) : (
                  days(row.minimumAgeDays)
                )}
              </TableCell>
              <TableCell>{number(row.historyLength)}</TableCell>
              <TableCell>{number(row.minimumLength)}</TableCell>
              <TableCell>{row.complexity === undefined ? '' : yesNo(row.complexity, words, common.unknown)}</TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ScrollTable>
    </>
  );
}

type ControllersList = NonNullable<Facts['domainControllers']>['value']['controllers'];

function Controllers({ controllers }: { readonly controllers: ControllersList }): ReactNode {
  const { server: words, common } = useWords();
  const head = words.controllerHead;
  return (
    <>
      <h4>{words.controllers}</h4>
      <ScrollTable label={words.controllers}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{head.host}</TableHeaderCell>
            <TableHeaderCell>{head.system}</TableHeaderCell>
            <TableHeaderCell>{head.reachable}</TableHeaderCell>
            <TableHeaderCell>{head.policyHints}</TableHeaderCell>
            <TableHeaderCell>{head.remoteSam}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {controllers.map((controller) => (
            <TableRow key={controller.host}>
              <TableHeaderCell as="th" scope="row">
                {controller.host}
              </TableHeaderCell>
              <TableCell className="wrap">{controller.osName ?? common.unknown}</TableCell>
              <TableCell>
                <Answer value={controller.reachable} good />
              </TableCell>
              <TableCell>
                <Answer
                  value={controller.supportedControls?.some((control) => policyHints.has(control)) ?? null}
                  good
                />
              </TableCell>
              <TableCell className="wrap code">
                {controller.restrictRemoteSam === null
                  ? common.unknown
                  : controller.restrictRemoteSam === ''
                    ? words.notSet
                    : controller.restrictRemoteSam}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ScrollTable>
    </>
  );
}

type UsersList = NonNullable<Facts['directoryUsers']>['value']['users'];

function Users({ users }: { readonly users: UsersList }): ReactNode {
  const { server: words, common } = useWords();
  const head = words.userHead;
  return (
    <>
      <h4>{words.users}</h4>
      <ScrollTable label={words.users}>
        <TableHeader>
          <TableRow>
            <TableHeaderCell>{head.user}</TableHeaderCell>
            <TableHeaderCell>{head.enabled}</TableHeaderCell>
            <TableHeaderCell>{head.lockedOut}</TableHeaderCell>
            <TableHeaderCell>{head.adminCount}</TableHeaderCell>
            <TableHeaderCell>{head.inheritance}</TableHeaderCell>
            <TableHeaderCell>{head.cannotChange}</TableHeaderCell>
          </TableRow>
        </TableHeader>
        <TableBody>
          {users.map((user) => (
            <TableRow key={user.user}>
              <TableHeaderCell as="th" scope="row" className="wrap">
                {user.user}
              </TableHeaderCell>
              <TableCell>
                <Answer value={user.enabled} good />
              </TableCell>
              <TableCell>
                <Answer value={user.lockedOut} good={false} />
              </TableCell>
              <TableCell>
                {user.adminCount === null ? (
                  common.unknown
                ) : user.adminCount > 0 ? (
                  <VerdictMark verdict="look">{user.adminCount}</VerdictMark>
                ) : (
                  user.adminCount
                )}
              </TableCell>
              <TableCell>
                {user.inheritanceDisabled === null ? (
                  common.unknown
                ) : user.inheritanceDisabled ? (
                  <VerdictMark verdict="look">{words.inheritanceOff}</VerdictMark>
                ) : (
                  words.inheritanceOn
                )}
              </TableCell>
              <TableCell>
                <Answer value={user.cannotChangePassword} good={false} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </ScrollTable>
    </>
  );
}

/** Yes or no; marked where it is not the good one of both. */
function Answer({ value, good }: { readonly value: boolean | null; readonly good: boolean }): ReactNode {
  const { server: words, common } = useWords();
  if (value === null) return common.unknown;
  const text = yesNo(value, words, common.unknown);
  return value === good ? text : <VerdictMark verdict="look">{text}</VerdictMark>;
}

function yesNo(value: boolean | null, words: { readonly yes: string; readonly no: string }, unknown: string): string {
  return value === null ? unknown : value ? words.yes : words.no;
}
