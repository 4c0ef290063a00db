import type { Reference } from '../rule.ts';

const learn = 'https://learn.microsoft.com';

export const troubleshootWriteback: Reference = {
  title: 'Troubleshoot password writeback',
  url: `${learn}/entra/identity/authentication/troubleshoot-sspr-writeback`,
};
export const enableWriteback: Reference = {
  title: 'Tutorial: enable password writeback, with the permissions',
  url: `${learn}/entra/identity/authentication/tutorial-enable-sspr-writeback`,
};
export const writebackConcept: Reference = {
  title: 'How password writeback works',
  url: `${learn}/entra/identity/authentication/concept-sspr-writeback`,
};
export const prerequisites: Reference = {
  title: 'Prerequisites of Microsoft Entra Connect',
  url: `${learn}/entra/identity/hybrid/connect/how-to-connect-install-prerequisites`,
};
export const tlsEnforcement: Reference = {
  title: 'TLS 1.2 on the Connect server',
  url: `${learn}/entra/identity/hybrid/connect/reference-connect-tls-enforcement`,
};
export const versionHistory: Reference = {
  title: 'Version history of Connect',
  url: `${learn}/entra/identity/hybrid/connect/reference-connect-version-history`,
};
export const connectPorts: Reference = {
  title: 'Ports and protocols of Connect',
  url: `${learn}/entra/identity/hybrid/connect/reference-connect-ports`,
};
export const connectivity: Reference = {
  title: 'Troubleshoot the connectivity of Connect',
  url: `${learn}/entra/identity/hybrid/connect/tshoot-connect-connectivity`,
};
export const sspr0029: Reference = {
  title: 'Error SSPR_0029',
  url: `${learn}/troubleshoot/entra/entra-id/user-prov-sync/password-writeback-error-code-sspr-0029`,
};
export const error8023062c: Reference = {
  title: 'Error 8023062c',
  url: `${learn}/troubleshoot/entra/entra-id/user-prov-sync/password-writeback-error-code-8023062c`,
};
export const rpcErrors: Reference = {
  title: 'RPC errors that affect Connect',
  url: `${learn}/troubleshoot/entra/entra-id/user-prov-sync/rpc-errors-affecting-aadconnect`,
};
export const configureError: Reference = {
  title: 'Password writeback cannot be configured',
  url: `${learn}/troubleshoot/entra/entra-id/user-prov-sync/unable-configure-pwd-writeback-error`,
};
export const hashSync: Reference = {
  title: 'Troubleshoot password hash synchronization',
  url: `${learn}/entra/identity/hybrid/connect/tshoot-connect-password-hash-synchronization`,
};
export const certificateChanges: Reference = {
  title: 'Root certificates of Azure services',
  url: `${learn}/azure/security/fundamentals/tls-certificate-changes`,
};
export const serviceAccount: Reference = {
  title: 'Change the password of the ADSync service account',
  url: `${learn}/entra/identity/hybrid/connect/how-to-connect-sync-change-serviceacct-pass`,
};
export const stagingServer: Reference = {
  title: 'Staging server',
  url: `${learn}/entra/identity/hybrid/connect/how-to-connect-sync-staging-server`,
};
export const scheduler: Reference = {
  title: 'Scheduler of Connect',
  url: `${learn}/entra/identity/hybrid/connect/how-to-connect-sync-feature-scheduler`,
};
export const automaticUpgrade: Reference = {
  title: 'Automatic upgrade of Connect',
  url: `${learn}/entra/identity/hybrid/connect/how-to-connect-install-automatic-upgrade`,
};
export const restrictRemoteSam: Reference = {
  title: 'Network access: restrict clients allowed to make remote calls to SAM',
  url: `${learn}/windows/security/threat-protection/security-policy-settings/network-access-restrict-clients-allowed-to-make-remote-sam-calls`,
};
export const accountFlags: Reference = {
  title: 'Flags of userAccountControl',
  url: `${learn}/troubleshoot/windows-server/active-directory/useraccountcontrol-manipulate-account-properties`,
};
export const dotnetVersions: Reference = {
  title: 'Which .NET Framework is installed',
  url: `${learn}/dotnet/framework/migration-guide/how-to-determine-which-versions-are-installed`,
};
export const wevtutil: Reference = {
  title: 'wevtutil',
  url: `${learn}/windows-server/administration/windows-commands/wevtutil`,
};
