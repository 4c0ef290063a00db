import { failureRule } from './support/failure-rule.ts';
import { troubleshootWriteback } from './support/references.ts';

export const objectNotFound = failureRule({
  id: 'object-not-found',
  title: 'Connect does not find the user on-premises',
  severity: 'error',
  cause: 'not-found',
  confidence: 'certain',
  happened: 'ended because Connect did not find the user (33002, 80230405)',
  explanation:
    'The user is gone on-premises, is not synchronised by this server, or the link between connector space and metaverse is broken.',
  fix: [
    { text: 'Search for the user in Active Directory: it may be deleted or moved out of the synchronised units.' },
    { text: 'Check that this server, and not another Connect server, synchronises the user.' },
    {
      text: 'Search the connector spaces in Synchronization Service and follow the lineage from the Active Directory connector to the metaverse.',
    },
    { text: 'Check that the join rule Microsoft.InfromADUserAccountEnabled.xxx applies to the object.' },
    { text: 'Run a sync cycle and look at the errors of its last runs.' },
  ],
  references: [troubleshootWriteback],
  falsePositives: ['Somebody deleted a moment ago may still be known to the cloud until the next sync.'],
});
