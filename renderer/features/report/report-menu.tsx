import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import { useState } from 'react';
import type { ReactNode } from 'react';
import type { SupportCase } from '../../../shared/case/support-case.ts';
import { ask } from '../../bridge.ts';
import { Notice } from '../../common/notice.tsx';
import { useLanguage, useWords } from '../../words/use-words.tsx';
import type { Session } from '../collect/session-state.ts';

type Told =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'working' }
  | { readonly kind: 'done'; readonly text: string; readonly named: boolean }
  | { readonly kind: 'failed'; readonly text: string };

/** The report for people: as a web page, as PDF, or on paper. Made here, in the person's language. */
export function ReportMenu({
  session,
  supportCase,
  toolVersion,
}: {
  readonly session: Session;
  readonly supportCase: SupportCase | null;
  readonly toolVersion: string;
}): ReactNode {
  const { report: words, errors } = useWords();
  const language = useLanguage();
  const [told, setTold] = useState<Told>({ kind: 'nothing' });
  const { analysis, facts, started, opened, phase } = session;
  const redacted = opened?.made?.redacted ?? false;

  const make = async (): Promise<string | null> => {
    if (analysis === null) return null;
    setTold({ kind: 'working' });
    // Not needed before somebody wants one.
    const { reportHtml } = await import('../../../shared/report/html/report-html.ts');
    return reportHtml({
      analysis,
      facts,
      supportCase,
      toolVersion,
      computer: opened === null ? started.serverName : opened.computer,
      sample: started.sampleTitle,
      redacted,
      language,
    });
  };
  const save = async (kind: 'html' | 'pdf'): Promise<void> => {
    const html = await make();
    if (html === null) return;
    const answer = await ask('report.save', { kind, name: started.serverName.slice(0, 100), html });
    if (!answer.ok) setTold({ kind: 'failed', text: errors.describe(answer.error) });
    else if (answer.value.kind === 'not-saved') setTold({ kind: 'nothing' });
    else
      setTold({ kind: 'done', text: words.saved(answer.value.name), named: !redacted && started.sampleTitle === null });
  };
  const print = async (): Promise<void> => {
    const html = await make();
    if (html === null) return;
    const answer = await ask('report.print', { html });
    if (!answer.ok) setTold({ kind: 'failed', text: errors.describe(answer.error) });
    else if (answer.value.kind === 'printed') setTold({ kind: 'done', text: words.printed, named: false });
    else setTold({ kind: 'nothing' });
  };

  return (
    <div className="report-menu">
      <Menu positioning="above-end">
        <MenuTrigger disableButtonEnhancement>
          <Button
            size="small"
            icon={<DocumentTextRegular />}
            disabled={analysis === null || phase !== 'done' || told.kind === 'working'}
          >
            {words.menu}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem onClick={() => void save('html')}>{words.saveHtml}</MenuItem>
            <MenuItem onClick={() => void save('pdf')}>{words.savePdf}</MenuItem>
            <MenuItem onClick={() => void print()}>{words.print}</MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {told.kind === 'nothing' ? null : told.kind === 'working' ? (
        <span role="status">{words.working}</span>
      ) : (
        <Notice
          kind={told.kind === 'done' ? 'done' : 'problem'}
          role={told.kind === 'done' ? 'status' : 'alert'}
          onDismiss={() => setTold({ kind: 'nothing' })}
        >
          {told.text} {told.kind === 'done' && told.named ? words.namesAsTheyAre : ''}
        </Notice>
      )}
    </div>
  );
}
