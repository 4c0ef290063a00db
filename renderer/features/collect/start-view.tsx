import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  Card,
  Spinner,
} from '@fluentui/react-components';
import { BoxRegular } from '@fluentui/react-icons/svg/box';
import { FolderOpenRegular } from '@fluentui/react-icons/svg/folder-open';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import type { ReactNode } from 'react';
import type { RequestInput, RequestOutput } from '../../../shared/ipc/contract.ts';
import { useWords } from '../../words/use-words.tsx';
import { RecentFiles } from './recent-files.tsx';
import type { RecentFile } from './recent-files.tsx';
import { SampleList } from './sample-list.tsx';

/** Where to collect, and how that place is called. */
export interface Target {
  readonly target: RequestInput<'collection.start'>['target'];
  /** Name of this server, or the title of a recorded one. */
  readonly name: string;
  /** What the recorded server shows; null where it is this server. */
  readonly description: string | null;
}

/** Three ways in: collect, open, ask. */
export function StartView({
  description,
  opening,
  recent,
  onCollect,
  onOpen,
  onOpenRecent,
  onForgetRecent,
  onCompose,
}: {
  readonly description: RequestOutput<'app.describe'>;
  /** A file is on its way. */
  readonly opening: boolean;
  /** Newest first. */
  readonly recent: readonly RecentFile[];
  readonly onCollect: (target: Target) => void;
  readonly onOpen: () => void;
  readonly onOpenRecent: (file: RecentFile) => void;
  readonly onForgetRecent: () => void;
  /** Absent while nobody can write a request here. */
  readonly onCompose?: () => void;
}): ReactNode {
  const { start } = useWords();
  const { thisMachine, samples } = description;
  const isServer = thisMachine.kind === 'connect-server';
  const list = (
    <SampleList
      samples={samples}
      onChoose={({ name, title, description: text }) =>
        onCollect({ target: { kind: 'sample', name }, name: title, description: text })
      }
    />
  );
  return (
    <section className="start" aria-labelledby="start-heading">
      <div>
        <h2 id="start-heading" className="start-title">
          {start.title}
        </h2>
        <p className="lead">{start.lead}</p>
      </div>
      <div className="ways">
        <Card className="way way-collect">
          <WayTitle icon={<BoxRegular />}>{isServer ? start.collectTitle : start.sampleTitle}</WayTitle>
          <p>{isServer ? start.collectText : start.sampleText}</p>
          {thisMachine.kind === 'connect-server' ? (
            <>
              <ThisServer name={thisMachine.name} onCollect={onCollect} />
              <Accordion collapsible>
                <AccordionItem value="samples">
                  <AccordionHeader>{start.samplesOnServer}</AccordionHeader>
                  <AccordionPanel className="way-samples">{list}</AccordionPanel>
                </AccordionItem>
              </Accordion>
            </>
          ) : (
            <>
              <p className="quiet" role="note">
                {start.noServer(
                  thisMachine.cause === undefined ? thisMachine.reason : start.noServerCauses[thisMachine.cause],
                )}
              </p>
              {list}
            </>
          )}
        </Card>
        <div className="other-ways">
          <Card className="way">
            <WayTitle icon={<FolderOpenRegular />}>{start.openTitle}</WayTitle>
            <p>{start.openText}</p>
            <div className="toolbar">
              <Button onClick={onOpen} disabled={opening} {...(opening ? { icon: <Spinner size="tiny" /> } : {})}>
                {opening ? start.opening : start.openButton}
              </Button>
            </div>
            <p className="quiet">{start.dropHere}</p>
            <RecentFiles files={recent} disabled={opening} onOpen={onOpenRecent} onForget={onForgetRecent} />
          </Card>
          {onCompose === undefined ? null : (
            <Card className="way">
              <WayTitle icon={<MailRegular />}>{start.composeTitle}</WayTitle>
              <p>{start.composeText}</p>
              <div className="toolbar">
                <Button onClick={onCompose}>{start.composeButton}</Button>
              </div>
            </Card>
          )}
        </div>
      </div>
    </section>
  );
}

function ThisServer({
  name,
  onCollect,
}: {
  readonly name: string;
  readonly onCollect: (target: Target) => void;
}): ReactNode {
  const { start } = useWords();
  return (
    <div className="toolbar">
      <Button
        appearance="primary"
        size="large"
        onClick={() => onCollect({ target: { kind: 'this-server' }, name, description: null })}
      >
        {start.collectHere(name)}
      </Button>
    </div>
  );
}

function WayTitle({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <h3 className="way-title">
      <span className="way-icon" aria-hidden="true">
        {icon}
      </span>
      {children}
    </h3>
  );
}
