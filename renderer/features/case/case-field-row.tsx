import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Badge,
  Button,
  Field,
  Input,
  Select,
  Textarea,
} from '@fluentui/react-components';
import type { BadgeProps } from '@fluentui/react-components';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import type { ReactNode } from 'react';
import type { CaseFieldId } from '../../../shared/case/case-fields.ts';
import type { CaseField } from '../../../shared/case/support-case.ts';
import { caseStates, userTypes, validateAnswer } from '../../../shared/case/validate-answer.ts';
import { EvidenceList } from '../../common/evidence-list.tsx';
import { useKnownText } from '../../common/known-text.tsx';
import { useWords } from '../../words/use-words.tsx';

// Shape and word beside the colour.
const marks = {
  filled: { icon: <CheckmarkCircleRegular />, color: 'success' },
  answered: { icon: <EditRegular />, color: 'brand' },
  open: { icon: <QuestionCircleRegular />, color: 'warning' },
} as const satisfies Readonly<Record<CaseField['state'], Pick<BadgeProps, 'icon' | 'color'>>>;

const longFields: ReadonlySet<CaseFieldId> = new Set(['description', 'reproduction', 'recent-changes', 'versions']);

type Choice = (typeof userTypes)[number] | (typeof caseStates)[number];

const choices: Readonly<Partial<Record<CaseFieldId, readonly Choice[]>>> = {
  'user-type': userTypes,
  status: caseStates,
};

interface RowProps {
  readonly field: CaseField;
  /** What a person typed; undefined where nobody did. */
  readonly typed: string | undefined;
  readonly onType: (value: string) => void;
  readonly onTakeBack: () => void;
}

/** One question of the form, with where its answer comes from. */
export function CaseFieldRow(props: RowProps): ReactNode {
  const { supportCase: words } = useWords();
  const known = useKnownText();
  const { field, typed, onTakeBack } = props;
  const checked = validateAnswer(field.id, typed ?? '');
  const { label, hint } = words.field(field.id);
  const { icon, color } = marks[field.state];
  return (
    <div className="case-field" data-field={field.id} data-state={field.state}>
      <Badge className="field-state" appearance="tint" color={color} icon={icon}>
        {words.states[field.state]}
      </Badge>
      <Field
        label={label}
        hint={field.state === 'open' ? hint : known(field.hint)}
        {...(checked.ok ? {} : { validationMessage: words.wrong(checked.error.expected) })}
      >
        <Answer {...props} />
      </Field>
      {field.state === 'answered' ? (
        <div>
          <Button size="small" appearance="subtle" icon={<ArrowUndoRegular />} onClick={onTakeBack}>
            {words.backToEvidence}
          </Button>
        </div>
      ) : null}
      {field.state === 'filled' && field.evidence.length > 0 ? (
        <Accordion collapsible>
          <AccordionItem value="evidence">
            <AccordionHeader size="small">{words.evidence}</AccordionHeader>
            <AccordionPanel>
              <EvidenceList evidence={field.evidence} />
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      ) : null}
    </div>
  );
}

/** The input that suits the question; the kit's field around it gives it label, hint and problem. */
function Answer({ field, typed, onType, onTakeBack }: RowProps): ReactNode {
  const { supportCase: words } = useWords();
  const fixed = choices[field.id];
  const shared = {
    value: typed ?? field.value,
    // An emptied field goes back to what the evidence says.
    onBlur: () => (typed?.trim() === '' ? onTakeBack() : undefined),
  };
  if (fixed !== undefined) {
    return (
      <Select {...shared} onChange={(_event, { value }) => onType(value)}>
        <option value="">{words.choose}</option>
        {fixed.map((choice) => (
          <option key={choice} value={choice}>
            {words.choices[choice]}
          </option>
        ))}
      </Select>
    );
  }
  return longFields.has(field.id) ? (
    <Textarea {...shared} rows={3} resize="vertical" onChange={(_event, { value }) => onType(value)} />
  ) : (
    <Input {...shared} onChange={(_event, { value }) => onType(value)} />
  );
}
