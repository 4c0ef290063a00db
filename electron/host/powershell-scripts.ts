/**
 * What Windows PowerShell is asked. Plain 5.1 with cmdlets, property reads and nothing else where the language mode is
 * constrained; no double quote occurs, so that a script passes as one argument. Each prints one JSON object.
 * A test parses them and lets only reading commands and methods through.
 */
export type ScriptName = 'sync-configuration' | 'company-features' | 'directory' | 'windows-tls';

/** The connector to the cloud has this id in every installation, whatever somebody named it. */
const cloudConnector = 'b891884f-051e-4a83-95af-2544101c9083';

/** The sync engine's module by its name, else from where the installation puts it. */
const importModule = `
$ErrorActionPreference = 'Stop'
$WarningPreference = 'SilentlyContinue'
$ProgressPreference = 'SilentlyContinue'
$answer = @{ languageMode = '' + $ExecutionContext.SessionState.LanguageMode; problems = @() }
try {
  Import-Module -Name 'ADSync'
} catch {
  try {
    Import-Module -Name 'C:\\Program Files\\Microsoft Azure AD Sync\\Bin\\ADSync\\ADSync.psd1'
  } catch {
    $answer.problems += 'module: ' + $_
  }
}
`.trim();

/**
 * The sync engine's own module: scheduler, connectors, writeback, changed rules, and when the service's process started.
 * Passwords are never selected. The names of the connector's parameters are those of its stored configuration; under
 * which name a partition gives its preferred domain controllers is not documented, so the word decides.
 */
const syncConfiguration = `
${importModule}
try {
  $answer.process = Get-Process -Name 'miiserver' -ErrorAction SilentlyContinue | Select-Object -Property @('StartTime') -First 1
} catch { $answer.problems += 'start time: ' + $_ }
try {
  $answer.scheduler = Get-ADSyncScheduler | Select-Object -Property @('StagingModeEnabled', 'SchedulerSuspended', 'SyncCycleEnabled')
} catch { $answer.problems += 'scheduler: ' + $_ }
try {
  $settings = Get-ADSyncGlobalSettings
  $answer.settings = @($settings.Parameters | Where-Object { $_.Name -eq 'Microsoft.Synchronize.ServerConfigurationVersion' } | Select-Object -Property @('Name', 'Value'))
} catch { $answer.problems += 'settings: ' + $_ }
$connectors = @()
try {
  $connectors = @(Get-ADSyncConnector)
  $wanted = @('forest-name', 'forest-login-domain', 'forest-login-user', 'sign-and-seal', 'ssl-bind')
  $answer.connectors = @($connectors | ForEach-Object {
    @{
      name = '' + $_.Name
      type = '' + $_.Type
      parameters = @($_.ConnectivityParameters | Where-Object { $wanted -contains $_.Name } | Select-Object -Property @('Name', 'Value'))
      partitions = @($_.Partitions | Where-Object { $_.Selected } | ForEach-Object {
        @{
          preferred = $_ | Select-Object -Property @('*Preferred*')
          parameters = @($_.Parameters | Where-Object { $wanted -contains $_.Name -or ('' + $_.Name) -like '*preferred*' } | Select-Object -Property @('Name', 'Value'))
        }
      })
    }
  })
} catch { $answer.problems += 'connectors: ' + $_ }
try {
  $cloud = $connectors | Where-Object { ('' + $_.Identifier) -eq '${cloudConnector}' -or (('' + $_.Type) -eq 'Extensible2' -and ('' + $_.Name) -like '* - AAD') } | Select-Object -First 1
  if ($cloud) {
    $answer.writeback = Get-ADSyncAADPasswordResetConfiguration -Connector $cloud.Name | Select-Object -Property @('*Enabled*', '*Started*', '*Onboard*')
  }
} catch { $answer.problems += 'writeback: ' + $_ }
try {
  $answer.rules = @(Get-ADSyncRule | Where-Object { -not $_.IsStandardRule } | ForEach-Object { @{ name = '' + $_.Name; direction = '' + $_.Direction } })
} catch { $answer.problems += 'rules: ' + $_ }
ConvertTo-Json -InputObject $answer -Depth 8 -Compress
`;

/**
 * Features of the tenant, which the sync engine asks the cloud for: alone in its process, so that its hang costs nothing
 * else. Early releases want the connector's name.
 */
const companyFeatures = `
${importModule}
try {
  $features = $null
  try {
    $features = Get-ADSyncAADCompanyFeature
  } catch {
    $cloud = Get-ADSyncConnector | Where-Object { ('' + $_.Identifier) -eq '${cloudConnector}' -or (('' + $_.Type) -eq 'Extensible2' -and ('' + $_.Name) -like '* - AAD') } | Select-Object -First 1
    $features = Get-ADSyncAADCompanyFeature -ConnectorName $cloud.Name
  }
  $answer.features = $features | Select-Object -Property @('PasswordHashSync', 'ForcePasswordChangeOnLogOn', 'UserWriteback', 'DeviceWriteback', 'UnifiedGroupWriteback', 'GroupWritebackV2')
} catch { $answer.problems += 'features: ' + $_ }
ConvertTo-Json -InputObject $answer -Depth 4 -Compress
`;

/**
 * The directory as any user may read it: rootDSE, password policy, domain controllers, and of the named users the few
 * attributes that decide whether a password may be set. `$users` is set before it.
 */
const directory = `
$ErrorActionPreference = 'Stop'
$answer = @{ languageMode = '' + $ExecutionContext.SessionState.LanguageMode; problems = @() }
try {
  $root = [ADSI]'LDAP://RootDSE'
  $answer.server = '' + $root.dnsHostName
  $answer.domain = '' + $root.defaultNamingContext
  $answer.supportedControls = @($root.supportedControl | ForEach-Object { '' + $_ })
} catch { $answer.problems += 'root: ' + $_ }
try {
  $policy = ([adsisearcher]'(objectClass=domainDNS)').FindOne().Properties
  $answer.policy = @{
    minimumAge = '' + $policy['minpwdage']
    historyLength = '' + $policy['pwdhistorylength']
    minimumLength = '' + $policy['minpwdlength']
    properties = '' + $policy['pwdproperties']
  }
} catch { $answer.problems += 'policy: ' + $_ }
try {
  $answer.fineGrained = @(([adsisearcher]'(objectClass=msDS-PasswordSettings)').FindAll() | ForEach-Object {
    @{
      name = '' + $_.Properties['name']
      minimumAge = '' + $_.Properties['msds-minimumpasswordage']
      historyLength = '' + $_.Properties['msds-passwordhistorylength']
      minimumLength = '' + $_.Properties['msds-minimumpasswordlength']
    }
  })
} catch { $answer.problems += 'fine-grained policies: ' + $_ }
try {
  $answer.controllers = @(([adsisearcher]'(&(objectCategory=computer)(userAccountControl:1.2.840.113556.1.4.803:=8192))').FindAll() | ForEach-Object {
    @{ host = '' + $_.Properties['dnshostname']; osName = '' + $_.Properties['operatingsystem'] }
  })
} catch { $answer.problems += 'domain controllers: ' + $_ }
$changePassword = 'ab721a53-1e2f-11d0-9819-00aa0040529b'
$answer.users = @()
foreach ($user in $users) {
  try {
    $found = ([adsisearcher]('(userPrincipalName=' + $user + ')')).FindOne()
    if ($found) {
      $security = ([ADSI]$found.Path).ObjectSecurity
      $denied = @($security.Access | Where-Object { ('' + $_.ObjectType) -eq $changePassword -and ('' + $_.AccessControlType) -eq 'Deny' })
      $answer.users += @{
        user = $user
        distinguishedName = '' + $found.Properties['distinguishedname']
        adminCount = '' + $found.Properties['admincount']
        accountControl = '' + $found.Properties['useraccountcontrol']
        lockoutTime = '' + $found.Properties['lockouttime']
        inheritanceDisabled = $security.AreAccessRulesProtected
        cannotChangePassword = $denied.Count -gt 0
      }
    }
  } catch { $answer.problems += $user + ': ' + $_ }
}
ConvertTo-Json -InputObject $answer -Depth 5 -Compress
`;

/**
 * Asks each host through Windows' own TLS, with the machine's settings and the proxy that .NET is told to use: so does
 * the service. The outcome is a name of .NET's WebExceptionStatus, the same in every language; a redirect, which is
 * not followed, is an answer as well although the cmdlet makes an error of it. Hosts whose turn would come after twenty
 * seconds are left out. `$hosts` is set before it.
 */
const windowsTls = `
$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'
$answer = @{ languageMode = '' + $ExecutionContext.SessionState.LanguageMode; problems = @(); hosts = @() }
$started = Get-Date
foreach ($name in $hosts) {
  $status = ''
  $code = ''
  if (((Get-Date) - $started).TotalSeconds -gt 20) { break }
  try {
    $response = Invoke-WebRequest -Uri ('https://' + $name + '/') -UseBasicParsing -TimeoutSec 6 -MaximumRedirection 0
    $status = 'Success'
    $code = '' + $response.StatusCode
  } catch {
    $status = '' + $_.Exception.Status
    $code = '' + $_.Exception.Response.StatusCode.value__
    if (('' + $_.FullyQualifiedErrorId) -like 'MaximumRedirectExceeded*') { $status = 'Success' }
  }
  $answer.hosts += @{ host = $name; status = $status; code = $code }
}
ConvertTo-Json -InputObject $answer -Depth 4 -Compress
`;

// ssprdedicatedsbprodncu.servicebus.windows.net
export const hostPattern = /[a-z0-9][a-z0-9.-]{1,200}/;

// anna.adler@contoso.example: no quote, no wildcard, no bracket, so that it is data in PowerShell as well as in LDAP
export const userPattern = /[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9.-]{1,190}/;

const items: Readonly<Record<ScriptName, { readonly pattern: RegExp; readonly variable: string } | null>> = {
  'sync-configuration': null,
  'company-features': null,
  directory: { pattern: userPattern, variable: 'users' },
  'windows-tls': { pattern: hostPattern, variable: 'hosts' },
};

const scripts: Readonly<Record<ScriptName, string>> = {
  'sync-configuration': syncConfiguration.trim(),
  'company-features': companyFeatures.trim(),
  directory: directory.trim(),
  'windows-tls': windowsTls.trim(),
};

export function isScriptName(name: string): name is ScriptName {
  return Object.hasOwn(scripts, name);
}

/** The command line of one script. `names` have passed its pattern; others are an error of the caller. */
export function scriptArguments(script: ScriptName, names: readonly string[]): readonly string[] {
  const wanted = items[script];
  const whole = new RegExp(`^(?:${wanted?.pattern.source ?? '(?!)'})$`);
  if (!names.every((name) => whole.test(name))) {
    throw new RangeError('a name that may not stand in a script');
  }
  const list = names.map((name) => `'${name}'`).join(', ');
  const text = wanted === null ? scripts[script] : `$${wanted.variable} = @(${list})\n${scripts[script]}`;
  return ['-NoLogo', '-NoProfile', '-NonInteractive', '-ExecutionPolicy', 'Bypass', '-Command', text];
}
