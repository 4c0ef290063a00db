import type { Pair } from '../template.ts';

// The recovery ladder, the permission walk-through, and what the case form asks for beside its evidence. A table: each sentence stands once, in the order of its source.

export const guideSentences: readonly Pair[] = [
  [
    'Add what the user saw on screen, with the words of the message.',
    'Ergänzen Sie, was der Benutzer auf dem Bildschirm sah, mit dem Wortlaut der Meldung.',
  ],
  ['Nothing that was collected can tell.', 'Nichts, was gesammelt wurde, verrät es.'],
  ['Checked and fine: {rules:text}.', 'Geprüft und in Ordnung: {rules}.'],
  ['Not judged: {rules:text}.', 'Nicht beurteilt: {rules}.'],
  ['{account:text} was used for the domain at {time:moment}.', '{account} wurde für die Domäne benutzt, am {time}.'],
  ['{account:text} was used for {domain:text} at {time:moment}.', '{account} wurde für {domain} benutzt, am {time}.'],
  ['{account:text} for {forest:text} ({file:text}).', '{account} für {forest} ({file}).'],
  ['{user:text} was refused at {time:moment}.', '{user} wurde am {time} abgelehnt.'],
  [
    'A reset succeeded at {time:moment}, and none was refused for lack of rights.',
    'Ein Zurücksetzen gelang am {time}, und keines wurde wegen fehlender Rechte abgelehnt.',
  ],
  ['Confirm the network', 'Netzwerk sicherstellen'],
  [
    'Allow outbound 443 to *.passwordreset.microsoftonline.com and *.servicebus.windows.net, or to the hosts of your cloud.',
    'Erlauben Sie ausgehend 443 zu *.passwordreset.microsoftonline.com und *.servicebus.windows.net, oder zu den Hosts Ihrer Cloud.',
  ],
  [
    'Take the namespaces of the tenant from event 31019 or 31034.',
    'Entnehmen Sie die Namensräume des Mandanten dem Ereignis 31019 oder 31034.',
  ],
  [
    'Test each: Test-NetConnection <namespace>.servicebus.windows.net -Port 443. It knows no proxy; behind one, ask over HTTPS: status 401 is a healthy answer.',
    'Testen Sie jeden: Test-NetConnection <namespace>.servicebus.windows.net -Port 443. Es kennt keinen Proxy; hinter einem fragen Sie über HTTPS: Status 401 ist eine gesunde Antwort.',
  ],
  [
    'Let idle connections live three minutes, and keep TLS inspection away from these hosts.',
    'Lassen Sie ruhende Verbindungen drei Minuten leben, und halten Sie die TLS-Prüfung von diesen Hosts fern.',
  ],
  [
    'Allow names, not addresses: the addresses change every week.',
    'Erlauben Sie Namen, keine Adressen: Die Adressen ändern sich jede Woche.',
  ],
  ['Check TLS 1.2', 'TLS 1.2 prüfen'],
  ['Read the eight registry values of the check.', 'Lesen Sie die acht Registrierungswerte der Prüfung.'],
  ['Set what is missing, then restart the server.', 'Setzen Sie, was fehlt, und starten Sie dann den Server neu.'],
  [
    'The change takes effect after a restart of the whole server.',
    'Die Änderung wirkt erst nach einem Neustart des ganzen Servers.',
  ],
  ['Update .NET Framework to 4.8', '.NET Framework auf 4.8 aktualisieren'],
  ['Read the release number.', 'Lesen Sie die Releasenummer.'],
  [
    'Install .NET Framework 4.8 or later where it is below 528040.',
    'Installieren Sie .NET Framework 4.8 oder neuer, wo sie unter 528040 liegt.',
  ],
  ['The installer may ask for a restart.', 'Die Installation verlangt vielleicht einen Neustart.'],
  ['Restart the service ADSync', 'Dienst ADSync neu starten'],
  ['Wait until no synchronisation cycle runs.', 'Warten Sie, bis kein Synchronisierungszyklus läuft.'],
  [
    'Open services.msc and restart the service ADSync; its display name differs between builds.',
    'Öffnen Sie services.msc und starten Sie den Dienst ADSync neu; sein Anzeigename ist je nach Stand ein anderer.',
  ],
  [
    'Wait for event 31015, then for two events 31019.',
    'Warten Sie auf Ereignis 31015, dann auf zwei Ereignisse 31019.',
  ],
  [
    'Collect the evidence first: a restart ends what can be seen now.',
    'Sammeln Sie zuerst die Belege: Ein Neustart beendet, was jetzt zu sehen ist.',
  ],
  ['Disable and re-enable password writeback', 'Kennwortrückschreiben aus- und wieder einschalten'],
  [
    'Open the Connect wizard, Customize synchronization options; sign in as Hybrid Identity Administrator, then as administrator of the forest.',
    'Öffnen Sie im Connect-Assistenten „Customize synchronization options“; melden Sie sich als Hybrididentitätsadministrator an, dann als Administrator der Gesamtstruktur.',
  ],
  [
    'Go to Optional features, clear Password writeback, and go on without other changes to the last page.',
    'Nehmen Sie unter „Optional features“ den Haken bei „Password writeback“ weg, und gehen Sie ohne andere Änderungen weiter bis zur letzten Seite.',
  ],
  [
    'See that it is listed as disabled; choose Configure.',
    'Sehen Sie nach, dass es dort als deaktiviert steht; wählen Sie „Configure“.',
  ],
  [
    'Clear the start of a synchronisation, and finish.',
    'Nehmen Sie den Haken beim Start einer Synchronisierung weg, und beenden Sie.',
  ],
  [
    'Run the wizard again and tick Password writeback.',
    'Starten Sie den Assistenten noch einmal und haken Sie „Password writeback“ an.',
  ],
  [
    'Between the two runs no password is written back.',
    'Zwischen den beiden Läufen wird kein Kennwort zurückgeschrieben.',
  ],
  [
    'Use a cloud-only account whose role is assigned directly, not through a group.',
    'Benutzen Sie ein reines Cloudkonto, dessen Rolle direkt zugewiesen ist, nicht über eine Gruppe.',
  ],
  ['Install the latest Connect', 'Neuestes Connect installieren'],
  ['Download it from the Entra admin center.', 'Laden Sie es aus dem Entra Admin Center.'],
  [
    'Run it on this server: it upgrades in place.',
    'Führen Sie es auf diesem Server aus: Es aktualisiert an Ort und Stelle.',
  ],
  [
    'If writeback stays down, disable and re-enable it once more.',
    'Bleibt das Rückschreiben aus, schalten Sie es noch einmal aus und wieder ein.',
  ],
  [
    'Do this last: the steps above cure most outages.',
    'Tun Sie dies zuletzt: Die Schritte darüber beheben die meisten Ausfälle.',
  ],
  [
    'Export changed synchronisation rules first and restore them afterwards.',
    'Exportieren Sie zuerst geänderte Synchronisierungsregeln, und stellen Sie sie danach wieder her.',
  ],
  [
    'This server has changed synchronisation rules: an upgrade may undo them.',
    'Dieser Server hat geänderte Synchronisierungsregeln: Ein Upgrade macht sie vielleicht rückgängig.',
  ],
  ['A restart is pending: restart before the upgrade.', 'Ein Neustart steht aus: Starten Sie vor dem Upgrade neu.'],
  ['Find the connector account', 'Connectorkonto finden'],
  [
    'Start Synchronization Service on the Connect server.',
    'Starten Sie Synchronization Service auf dem Connect-Server.',
  ],
  [
    'Connectors: open the properties of the Active Directory connector.',
    'Connectors: Öffnen Sie die Eigenschaften des Active-Directory-Connectors.',
  ],
  [
    'Connect to Active Directory Forest: note the user name.',
    '„Connect to Active Directory Forest“: Notieren Sie den Benutzernamen.',
  ],
  ['Choose a user who fails', 'Einen Benutzer wählen, bei dem es scheitert'],
  [
    'Take a user whose reset was refused, and one whose reset works, to compare.',
    'Nehmen Sie einen Benutzer, dessen Zurücksetzen abgelehnt wurde, und zum Vergleich einen, bei dem es geht.',
  ],
  ['Look at the effective access', 'Effektiven Zugriff ansehen'],
  [
    'Open Active Directory Users and Computers on a domain controller; View: tick Advanced Features.',
    'Öffnen Sie Active Directory-Benutzer und -Computer auf einem Domänencontroller; Ansicht: Haken Sie „Erweiterte Features“ an.',
  ],
  [
    'Open the properties of the user, Security, Advanced, Effective Access.',
    'Öffnen Sie die Eigenschaften des Benutzers, Sicherheit, Erweitert, Effektiver Zugriff.',
  ],
  [
    'Select the connector account and view its effective access.',
    'Wählen Sie das Connectorkonto und lassen Sie sich den effektiven Zugriff anzeigen.',
  ],
  ['Reset password must be ticked.', '„Kennwort zurücksetzen“ muss angehakt sein.'],
  ['Check the other rights', 'Die anderen Rechte prüfen'],
  ['On user objects: write lockoutTime and pwdLastSet.', 'An Benutzerobjekten: lockoutTime und pwdLastSet schreiben.'],
  [
    'On the root of each domain: Unexpire Password; builds from 2.1.15.0 on grant it.',
    'An der Wurzel jeder Domäne: Unexpire Password; Stände ab 2.1.15.0 erteilen es.',
  ],
  [
    'Set-ADSyncPasswordWritebackPermissions grants Reset password, lockoutTime and pwdLastSet.',
    'Set-ADSyncPasswordWritebackPermissions erteilt „Kennwort zurücksetzen“, lockoutTime und pwdLastSet.',
  ],
  ['Check inheritance', 'Vererbung prüfen'],
  [
    'Some users only: see in Security, Advanced whether inheritance is off for the user or its organizational unit.',
    'Nur bei einigen Benutzern: Sehen Sie unter Sicherheit, Erweitert nach, ob die Vererbung beim Benutzer oder seiner Organisationseinheit aus ist.',
  ],
  [
    'Get-ADSyncObjectsWithInheritanceDisabled lists such objects.',
    'Get-ADSyncObjectsWithInheritanceDisabled listet solche Objekte auf.',
  ],
  ['Check for protected accounts', 'Nach geschützten Konten sehen'],
  [
    'See whether adminCount of the user is 1: a reset is refused by design, a change works.',
    'Sehen Sie nach, ob adminCount des Benutzers 1 ist: Zurücksetzen wird grundsätzlich abgelehnt, Ändern geht.',
  ],
  [
    'Do not grant rights on AdminSDHolder for this: it weakens every privileged account.',
    'Erteilen Sie dafür keine Rechte an AdminSDHolder: Das schwächt jedes privilegierte Konto.',
  ],
  ['Check the restriction of remote SAM calls', 'Einschränkung von Remoteaufrufen an SAM prüfen'],
  [
    'Read RestrictRemoteSam on the Connect server and on every domain controller.',
    'Lesen Sie RestrictRemoteSam auf dem Connect-Server und auf jedem Domänencontroller.',
  ],
  ['Where it is set, allow the connector account.', 'Erlauben Sie das Connectorkonto, wo der Wert gesetzt ist.'],
  [
    'The value stays in the registry after the policy is removed.',
    'Der Wert bleibt in der Registrierung, wenn die Richtlinie entfernt ist.',
  ],
  ['Wait, then try again', 'Warten, dann noch einmal versuchen'],
  [
    'Wait up to an hour after a grant, until it has reached the users.',
    'Warten Sie nach einer Erteilung bis zu einer Stunde, bis sie bei den Benutzern angekommen ist.',
  ],
  ['Reset the password of the chosen user.', 'Setzen Sie das Kennwort des gewählten Benutzers zurück.'],
];
