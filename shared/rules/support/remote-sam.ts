import type { Evidence, RuleInput } from '../rule.ts';
import { evidenceOfFact } from './evidence.ts';

/** Every place where RestrictRemoteSam is set, as far as it was read. */
export function remoteSamEvidence(input: RuleInput): readonly Evidence[] {
  const here = input.facts.remoteSam;
  const controllers = input.facts.domainControllers;
  const sddl = here?.value.restrictRemoteSam ?? '';
  return [
    ...(here === undefined || sddl === '' ? [] : [evidenceOfFact(here, `RestrictRemoteSam = ${sddl}`)]),
    ...(controllers?.value.controllers ?? []).flatMap((controller) => {
      const set = controller.restrictRemoteSam ?? '';
      return controllers === undefined || set === ''
        ? []
        : [evidenceOfFact(controllers, `RestrictRemoteSam = ${set}`, controller.host)];
    }),
  ];
}
