import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
} from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { DismissCircleFilled } from '@fluentui/react-icons/svg/dismiss-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import type { OpenedInput } from '../../../shared/ipc/contract.ts';
import { KnownText } from '../../common/known-text.tsx';
import { Notice } from '../../common/notice.tsx';
import { ScrollTable } from '../../common/scroll-table.tsx';
import { useWords } from '../../words/use-words.tsx';
import { FulfilmentList } from './fulfilment-list.tsx';

type FileState = OpenedInput['files'][number]['state'];

const icons = {
  verified: CheckmarkCircleFilled,
  altered: DismissCircleFilled,
  unlisted: WarningFilled,
  missing: DismissCircleFilled,
} as const satisfies Readonly<Record<FileState, unknown>>;

/** What was opened, whether it can be trusted, what of the request it answers, and what could not be read. */
export function OpenedView({ opened }: { readonly opened: OpenedInput }): ReactNode {
  const { opened: words } = useWords();
  const { made, requestAnswer, problems, files } = opened;
  return (
    <section className="opened" aria-labelledby="opened-heading">
      <div>
        <h2 id="opened-heading">{opened.name}</h2>
        <div className="opened-line">
          <Badge appearance="outline" color="informative">
            {words.kinds[opened.kind]}
          </Badge>
          <span className="quiet">{words.logsRead(opened.logs.length)}</span>
          {opened.shortCode === null ? null : (
            <span className="short-code-small">{words.shortCode(opened.shortCode)}</span>
          )}
          {made === null ? null : (
            <span className="quiet">
              {words.madeBy(made.tool, made.version)} · {made.redacted ? words.standIns : words.realNames}
            </span>
          )}
          {made?.from == null ? null : <span className="quiet">{words.madeFrom(made.from.shortCode)}</span>}
          {opened.encrypted ? <span className="quiet">{words.wasEncrypted}</span> : null}
        </div>
      </div>
      {made?.from?.isSound === false ? (
        <Notice kind="problem" role="alert">
          {words.madeFromAltered}
        </Notice>
      ) : null}
      {opened.kind === 'bundle' ? <Verification files={files} /> : null}
      {requestAnswer === null ? null : <FulfilmentList answer={requestAnswer} />}
      {problems.length === 0 ? null : (
        <Notice kind="warning">
          <strong>{words.problems(problems.length)}.</strong> {words.problemsNote}
          <ul>
            {problems.map((problem) => (
              <li key={problem}>
                <KnownText>{problem}</KnownText>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}

/** How every file compares with the seal of the bundle. */
function Verification({ files }: { readonly files: OpenedInput['files'] }): ReactNode {
  const { opened: words } = useWords();
  const wrong = files.filter((file) => file.state !== 'verified');
  // What is wrong stands first.
  const ordered = [...wrong, ...files.filter((file) => file.state === 'verified')];
  return (
    <div>
      {wrong.length === 0 ? (
        <Notice kind="done">
          {words.allVerified(files.length)} {words.compareCode}
        </Notice>
      ) : (
        <Notice kind="problem" role="alert">
          <strong>{words.changed}</strong> {words.changedUse}
          <ul>
            {wrong.map((file) => (
              <li key={file.name}>
                <span className="file-name">{file.name}</span>: {words.fileStates[file.state]}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Accordion collapsible>
        <AccordionItem value="files">
          <AccordionHeader size="small">{words.showFiles(files.length)}</AccordionHeader>
          <AccordionPanel>
            <ScrollTable label={words.files}>
              <TableHeader>
                <TableRow>
                  <TableHeaderCell>{words.fileColumns.file}</TableHeaderCell>
                  <TableHeaderCell>{words.fileColumns.state}</TableHeaderCell>
                </TableRow>
              </TableHeader>
              <TableBody>
                {ordered.map((file) => (
                  <FileLine key={file.name} file={file} />
                ))}
              </TableBody>
            </ScrollTable>
          </AccordionPanel>
        </AccordionItem>
      </Accordion>
    </div>
  );
}

function FileLine({ file }: { readonly file: OpenedInput['files'][number] }): ReactNode {
  const { opened: words } = useWords();
  const Icon = icons[file.state];
  return (
    <TableRow>
      <TableCell className="file-name wrap">{file.name}</TableCell>
      <TableCell>
        <span className={`with-icon file-${file.state}`}>
          <Icon aria-hidden fontSize={16} />
          {words.fileStates[file.state]}
        </span>
      </TableCell>
    </TableRow>
  );
}
