import type { Pair } from '../template.ts';

// What the event tables say. A table: each sentence stands once, in the order of its source.

export const eventSentences: readonly Pair[] = [
  [
    'A reset asked for in the cloud has reached this server.',
    'Ein Zurücksetzen, in der Cloud verlangt, hat diesen Server erreicht.',
  ],
  [
    'The new password was accepted and set in Active Directory.',
    'Das neue Kennwort wurde angenommen und in Active Directory gesetzt.',
  ],
  [
    'The password arrived, but Active Directory did not take it.',
    'Das Kennwort kam an, aber Active Directory nahm es nicht.',
  ],
  [
    'Read the 33xxx event with the same TrackingId: it names the cause.',
    'Lesen Sie das Ereignis 33xxx mit derselben TrackingId: Es nennt die Ursache.',
  ],
  [
    'Usual causes: a password the domain refuses, missing rights of the connector account, a protected account.',
    'Übliche Ursachen: ein Kennwort, das die Domäne ablehnt, fehlende Rechte des Connectorkontos, ein geschütztes Konto.',
  ],
  [
    'Writeback is being switched on: registration with the cloud began.',
    'Das Rückschreiben wird eingeschaltet: Die Registrierung bei der Cloud hat begonnen.',
  ],
  ['Registration succeeded; writeback is ready.', 'Die Registrierung gelang; das Rückschreiben ist bereit.'],
  [
    'A change asked for in the cloud has reached this server.',
    'Eine Änderung, in der Cloud verlangt, hat diesen Server erreicht.',
  ],
  ['The changed password was set in Active Directory.', 'Das geänderte Kennwort wurde in Active Directory gesetzt.'],
  [
    'The changed password arrived, but Active Directory did not take it.',
    'Das geänderte Kennwort kam an, aber Active Directory nahm es nicht.',
  ],
  [
    'An administrator resets a user; the request has reached this server.',
    'Ein Administrator setzt einen Benutzer zurück; die Anfrage hat diesen Server erreicht.',
  ],
  ['The password chosen by the administrator was set.', 'Das vom Administrator gewählte Kennwort wurde gesetzt.'],
  [
    'The password chosen by the administrator arrived, but was not taken.',
    'Das vom Administrator gewählte Kennwort kam an, wurde aber nicht angenommen.',
  ],
  ['Writeback is being switched off.', 'Das Rückschreiben wird ausgeschaltet.'],
  ['Writeback is switched off.', 'Das Rückschreiben ist ausgeschaltet.'],
  [
    'If nobody meant to, switch it on again in the wizard.',
    'Wollte das niemand, schalten Sie es im Assistenten wieder ein.',
  ],
  [
    'Switching writeback off failed, most often for lack of rights or a federated administrator.',
    'Das Ausschalten des Rückschreibens scheiterte, meist wegen fehlender Rechte oder eines Verbundkontos.',
  ],
  [
    'Use a cloud-only administrator with the role assigned directly: Hybrid Identity Administrator is enough.',
    'Benutzen Sie einen reinen Cloudadministrator mit direkt zugewiesener Rolle: Hybrididentitätsadministrator genügt.',
  ],
  ['Check the rights of the on-premises administrator.', 'Prüfen Sie die Rechte des lokalen Administrators.'],
  ['The writeback endpoint runs and takes requests.', 'Der Endpunkt des Rückschreibens läuft und nimmt Anfragen an.'],
  [
    'The writeback endpoint stopped. Without a later 31015 no password is written back.',
    'Der Endpunkt des Rückschreibens hielt an. Ohne ein späteres 31015 wird kein Kennwort zurückgeschrieben.',
  ],
  [
    'Look for the next 31015; if there is none, restart the service ADSync.',
    'Suchen Sie nach dem nächsten 31015; gibt es keines, starten Sie den Dienst ADSync neu.',
  ],
  [
    'The administrator given to the wizard could sign in.',
    'Der im Assistenten angegebene Administrator konnte sich anmelden.',
  ],
  [
    'The key that protects passwords on their way was made.',
    'Der Schlüssel, der Kennwörter unterwegs schützt, wurde erzeugt.',
  ],
  [
    'The relay answered. A healthy server logs two of these about every five minutes and names namespace and endpoint in them.',
    'Das Relay antwortete. Ein gesunder Server protokolliert etwa alle fünf Minuten zwei davon und nennt darin Namensraum und Endpunkt.',
  ],
  [
    'The connection to the relay broke. One alone may pass by itself; 31015 after it means it came back.',
    'Die Verbindung zum Relay brach ab. Ein einzelnes kann von selbst vorübergehen; ein 31015 danach heißt, dass sie zurückkam.',
  ],
  [
    'Allow outbound 443 to *.passwordreset.microsoftonline.com and to the namespaces of event 31019 or 31034.',
    'Erlauben Sie ausgehend 443 zu *.passwordreset.microsoftonline.com und zu den Namensräumen aus Ereignis 31019 oder 31034.',
  ],
  [
    'If it says that the remote certificate is invalid, install the missing root certificates or exempt the hosts from TLS inspection.',
    'Sagt es, dass das Remotezertifikat ungültig ist, installieren Sie die fehlenden Stammzertifikate oder nehmen Sie die Hosts von der TLS-Prüfung aus.',
  ],
  [
    'Check proxy, DNS, clock and idle time-outs on the way.',
    'Prüfen Sie Proxy, DNS, Uhr und Zeitlimits für ruhende Verbindungen auf dem Weg.',
  ],
  ['Certificate not trusted', 'Zertifikat nicht vertrauenswürdig'],
  [
    'The certificate of the relay was not trusted: a root is missing or something on the way replaces it.',
    'Dem Zertifikat des Relays wurde nicht vertraut: Ein Stammzertifikat fehlt, oder etwas auf dem Weg tauscht es aus.',
  ],
  ['Install the missing root certificates.', 'Installieren Sie die fehlenden Stammzertifikate.'],
  ['Take the hosts out of TLS inspection.', 'Nehmen Sie die Hosts von der TLS-Prüfung aus.'],
  [
    'Not one of the service hosts of the two relays runs: no password is written back. The version in the text is that of the writeback library.',
    'Keiner der Dienstwirte der beiden Relays läuft: Kein Kennwort wird zurückgeschrieben. Die Version im Text ist die der Bibliothek des Rückschreibens.',
  ],
  [
    'Read the 32001, 31034 and 6800 with the same TrackingId or time.',
    'Lesen Sie 32001, 31034 und 6800 mit derselben TrackingId oder Zeit.',
  ],
  ['Then restart the service ADSync.', 'Starten Sie dann den Dienst ADSync neu.'],
  [
    'Something unforeseen went wrong in an operation; the exception in the text says what.',
    'In einem Vorgang ging etwas Unvorhergesehenes schief; die Ausnahme im Text sagt, was.',
  ],
  ['Read the exception.', 'Lesen Sie die Ausnahme.'],
  ['Disable and re-enable password writeback.', 'Schalten Sie das Kennwortrückschreiben aus und wieder ein.'],
  [
    'Else open a case with the log and the TrackingId.',
    'Öffnen Sie sonst einen Fall mit dem Protokoll und der TrackingId.',
  ],
  [
    'The server could not reach the password reset service in the cloud.',
    'Der Server erreichte den Dienst zur Kennwortzurücksetzung in der Cloud nicht.',
  ],
  ['Check proxy, DNS, TLS 1.2 and the clock of the server.', 'Prüfen Sie Proxy, DNS, TLS 1.2 und die Uhr des Servers.'],
  [
    'The relay of the tenant could not be reached, most often because something blocks the way out.',
    'Das Relay des Mandanten war nicht zu erreichen, meist weil etwas den Weg hinaus sperrt.',
  ],
  [
    'The web service was given something it could not use.',
    'Der Webdienst bekam etwas, das er nicht verwenden konnte.',
  ],
  ['Try the operation again.', 'Versuchen Sie den Vorgang noch einmal.'],
  [
    'The password from the cloud could not be decrypted: the keys on both sides may differ.',
    'Das Kennwort aus der Cloud ließ sich nicht entschlüsseln: Die Schlüssel beider Seiten passen vielleicht nicht zusammen.',
  ],
  [
    'The tenant configuration file could not be written, or not be read at start.',
    'Die Konfigurationsdatei des Mandanten ließ sich nicht schreiben, oder beim Start nicht lesen.',
  ],
  [
    'Disable and re-enable password writeback. This writes the file anew.',
    'Schalten Sie das Kennwortrückschreiben aus und wieder ein. Das schreibt die Datei neu.',
  ],
  [
    'Only early DirSync builds logged this; no Connect does.',
    'Nur frühe Stände von DirSync protokollierten dies; kein Connect tut es.',
  ],
  [
    'A server that logs it runs a product long retired: replace it.',
    'Auf einem Server, der es protokolliert, läuft ein längst abgelöstes Produkt: Ersetzen Sie es.',
  ],
  [
    'Configuration data from the cloud could not be kept in memory before it was saved.',
    'Konfigurationsdaten aus der Cloud ließen sich vor dem Speichern nicht im Arbeitsspeicher halten.',
  ],
  [
    'Disable and re-enable password writeback. This writes the data anew.',
    'Schalten Sie das Kennwortrückschreiben aus und wieder ein. Das schreibt die Daten neu.',
  ],
  [
    'The answer of the password reset service was not valid.',
    'Die Antwort des Dienstes zur Kennwortzurücksetzung war ungültig.',
  ],
  [
    'Make sure that nothing on the way changes the traffic.',
    'Stellen Sie sicher, dass nichts auf dem Weg den Verkehr verändert.',
  ],
  [
    'The administrator given to the wizard could not sign in: wrong name or password, or a federated account.',
    'Der im Assistenten angegebene Administrator konnte sich nicht anmelden: falscher Name oder falsches Kennwort, oder ein Verbundkonto.',
  ],
  [
    'Run the wizard again with the right name and password.',
    'Starten Sie den Assistenten noch einmal mit dem richtigen Namen und Kennwort.',
  ],
  [
    'A key could not be made, or a password not be decrypted.',
    'Ein Schlüssel ließ sich nicht erzeugen, oder ein Kennwort nicht entschlüsseln.',
  ],
  ['Read the details of the event.', 'Lesen Sie die Details des Ereignisses.'],
  [
    'Registration did not get through: a firewall, or no token for the administrator.',
    'Die Registrierung kam nicht durch: eine Firewall, oder kein Token für den Administrator.',
  ],
  [
    'Signing off did not get through: a firewall, or no token for the administrator.',
    'Die Abmeldung kam nicht durch: eine Firewall, oder kein Token für den Administrator.',
  ],
  [
    'The relay needed another attempt. A few are normal; many point at a slow or lossy line.',
    'Das Relay brauchte einen weiteren Versuch. Ein paar sind normal; viele deuten auf eine langsame oder verlustreiche Leitung.',
  ],
  [
    'Count them; if they are many, look at latency, packet loss and idle time-outs.',
    'Zählen Sie sie; sind es viele, sehen Sie sich Latenz, Paketverlust und Zeitlimits für ruhende Verbindungen an.',
  ],
  [
    'The health report, due every five minutes, did not reach the cloud. It holds no personal data.',
    'Der Zustandsbericht, alle fünf Minuten fällig, erreichte die Cloud nicht. Er enthält keine persönlichen Daten.',
  ],
  [
    'Active Directory returned an error that writeback does not know.',
    'Active Directory meldete einen Fehler, den das Rückschreiben nicht kennt.',
  ],
  ['Read the 6329 of the source ADSync at the same time.', 'Lesen Sie das 6329 der Quelle ADSync zur selben Zeit.'],
  [
    'Look for reserved characters in the path of the user.',
    'Suchen Sie nach reservierten Zeichen im Pfad des Benutzers.',
  ],
  [
    'The user was not found on-premises: deleted there, or outside what this server synchronises.',
    'Der Benutzer wurde lokal nicht gefunden: dort gelöscht, oder außerhalb dessen, was dieser Server synchronisiert.',
  ],
  [
    'Check that the user still exists and is in scope.',
    'Prüfen Sie, ob es den Benutzer noch gibt und ob er im Bereich liegt.',
  ],
  ['Look at the last synchronisation runs.', 'Sehen Sie sich die letzten Synchronisierungsläufe an.'],
  ['Two users on-premises carry the same cloud anchor.', 'Zwei lokale Benutzer tragen denselben Cloudanker.'],
  [
    'Find the second object and disable or filter it.',
    'Finden Sie das zweite Objekt und deaktivieren oder filtern Sie es.',
  ],
  ['Duplicate anchor', 'Doppelter Anker'],
  [
    'The same user is enabled in several domains, or the anchor attribute is not unique.',
    'Derselbe Benutzer ist in mehreren Domänen aktiviert, oder das Ankerattribut ist nicht eindeutig.',
  ],
  ['Leave one enabled user for each person.', 'Lassen Sie je Person einen Benutzer aktiviert.'],
  ['Use a unique anchor attribute.', 'Benutzen Sie ein eindeutiges Ankerattribut.'],
  [
    'The connector account may not set the password of this user.',
    'Das Connectorkonto darf das Kennwort dieses Benutzers nicht setzen.',
  ],
  [
    'Grant the account in the forest of the user Reset password and write access to lockoutTime and pwdLastSet.',
    'Erteilen Sie dem Konto in der Gesamtstruktur des Benutzers „Kennwort zurücksetzen“ und Schreibzugriff auf lockoutTime und pwdLastSet.',
  ],
  [
    'Check inheritance and adminCount of the user; with adminCount = 1 a reset is refused by design.',
    'Prüfen Sie Vererbung und adminCount des Benutzers; bei adminCount = 1 wird Zurücksetzen grundsätzlich abgelehnt.',
  ],
  ['Privileged account', 'Privilegiertes Konto'],
  [
    'The user is protected, and the account has no right on protected users.',
    'Der Benutzer ist geschützt, und das Konto hat kein Recht an geschützten Benutzern.',
  ],
  [
    'Let the user change the password instead, or leave privileged accounts out of writeback.',
    'Lassen Sie den Benutzer das Kennwort stattdessen ändern, oder lassen Sie privilegierte Konten beim Rückschreiben weg.',
  ],
  ['The account is disabled on-premises.', 'Das Konto ist lokal deaktiviert.'],
  ['Enable the account, then try again.', 'Aktivieren Sie das Konto und versuchen Sie es dann noch einmal.'],
  [
    'The account is locked out on-premises, for example after too many attempts.',
    'Das Konto ist lokal gesperrt, etwa nach zu vielen Versuchen.',
  ],
  ['Unlock the account, then try again.', 'Entsperren Sie das Konto und versuchen Sie es dann noch einmal.'],
  [
    'The current password entered for a change was wrong.',
    'Das bisherige Kennwort, zum Ändern eingegeben, war falsch.',
  ],
  ['Enter the present password.', 'Geben Sie das jetzige Kennwort ein.'],
  [
    'The domain refused the password: age, history, complexity or a filter.',
    'Die Domäne lehnte das Kennwort ab: Alter, Verlauf, Komplexität oder ein Filter.',
  ],
  [
    'Compare the time of the last change with the minimum age.',
    'Vergleichen Sie die Zeit der letzten Änderung mit dem Mindestalter.',
  ],
  ['Choose another, more complex password.', 'Wählen Sie ein anderes, komplexeres Kennwort.'],
  [
    'Look for password filters and Entra Password Protection on the domain controllers.',
    'Suchen Sie auf den Domänencontrollern nach Kennwortfiltern und Entra Password Protection.',
  ],
  [
    'Something in the configuration of Active Directory or of the connector stops the write.',
    'Etwas in der Konfiguration von Active Directory oder des Connectors verhindert das Schreiben.',
  ],
  [
    'Read the 6329 of the source ADSync at the same time: its code says which.',
    'Lesen Sie das 6329 der Quelle ADSync zur selben Zeit: Sein Code sagt, was.',
  ],
  [
    'Setting a password failed inside the sync engine. The lines of the text name the cause, its last line the installed engine version.',
    'Das Setzen eines Kennworts scheiterte im Synchronisierungsmodul. Die Zeilen des Textes nennen die Ursache, seine letzte die installierte Version des Moduls.',
  ],
  [
    'Look up the code behind BAIL or ERR_; ignore 0x800700b7, 0x80070002 and "Failed getting registry value": every trace holds them.',
    'Schlagen Sie den Code hinter BAIL oder ERR_ nach; 0x800700b7, 0x80070002 und „Failed getting registry value“ stehen in jeder Spur und zählen nicht.',
  ],
  ['LDAP password policy control missing', 'LDAP-Steuerelement für Kennwortrichtlinien fehlt'],
  [
    'The domain controller does not offer the control LDAP_SERVER_POLICY_HINTS (1.2.840.113556.1.4.2239, formerly 2066).',
    'Der Domänencontroller bietet das Steuerelement LDAP_SERVER_POLICY_HINTS nicht an (1.2.840.113556.1.4.2239, früher 2066).',
  ],
  [
    'Look for the control in supportedControl of the rootDSE.',
    'Suchen Sie das Steuerelement in supportedControl der rootDSE.',
  ],
  [
    'Use a domain controller with a supported Windows Server.',
    'Benutzen Sie einen Domänencontroller mit einem unterstützten Windows Server.',
  ],
  ['Password sync not enabled on connector', 'Kennwortsynchronisierung auf dem Connector nicht aktiviert'],
  [
    'The forest was added after writeback had been switched on.',
    'Die Gesamtstruktur kam hinzu, nachdem das Rückschreiben eingeschaltet worden war.',
  ],
  [
    'Disable and re-enable password writeback once the forests are settled.',
    'Schalten Sie das Kennwortrückschreiben aus und wieder ein, sobald die Gesamtstrukturen feststehen.',
  ],
  ['LDAP not signed or sealed', 'LDAP nicht signiert oder verschlüsselt'],
  [
    'The connector does not sign and encrypt its LDAP traffic.',
    'Der Connector signiert und verschlüsselt seinen LDAP-Verkehr nicht.',
  ],
  [
    'Switch "Sign and Encrypt LDAP Traffic" on in all places of the connector and restart ADSync.',
    'Schalten Sie „Sign and Encrypt LDAP Traffic“ an allen Stellen des Connectors ein und starten Sie ADSync neu.',
  ],
  ['RPC server unavailable', 'RPC-Server nicht verfügbar'],
  ['The domain controller could not be asked over RPC.', 'Der Domänencontroller ließ sich über RPC nicht fragen.'],
  [
    'Check DNS and the ports 135, 49152-65535 and 445 to each domain controller.',
    'Prüfen Sie DNS und die Ports 135, 49152-65535 und 445 zu jedem Domänencontroller.',
  ],
  ['Remote SAM call denied', 'Remoteaufruf an SAM verweigert'],
  [
    'The domain controller refused to look the user up: remote calls to SAM are restricted.',
    'Der Domänencontroller weigerte sich, den Benutzer nachzuschlagen: Remoteaufrufe an SAM sind eingeschränkt.',
  ],
  [
    'Read RestrictRemoteSam on the server and every domain controller; allow the connector account.',
    'Lesen Sie RestrictRemoteSam auf dem Server und jedem Domänencontroller; erlauben Sie das Connectorkonto.',
  ],
  ['No writeback targets', 'Keine Ziele für das Rückschreiben'],
  [
    'No rule of this server carries the password of this user.',
    'Keine Regel dieses Servers trägt das Kennwort dieses Benutzers.',
  ],
  [
    'Check the scope of the password sync rules and selective password hash sync.',
    'Prüfen Sie den Bereich der Regeln zur Kennwortsynchronisierung und die selektive Kennworthash-Synchronisierung.',
  ],
  ['Object not present', 'Objekt nicht vorhanden'],
  ['The object was not found in Active Directory.', 'Das Objekt wurde in Active Directory nicht gefunden.'],
  ['Check whether the user was moved or deleted.', 'Prüfen Sie, ob der Benutzer verschoben oder gelöscht wurde.'],
  ['Two objects share the anchor of the user.', 'Zwei Objekte teilen sich den Anker des Benutzers.'],
  ['Connector account denied', 'Connectorkonto abgewiesen'],
  [
    'The connector account may not set the password of the user.',
    'Das Connectorkonto darf das Kennwort des Benutzers nicht setzen.',
  ],
  [
    'Grant the writeback permissions; check inheritance and adminCount.',
    'Erteilen Sie die Berechtigungen für das Rückschreiben; prüfen Sie Vererbung und adminCount.',
  ],
  ['Password refused by policy', 'Kennwort von der Richtlinie abgelehnt'],
  [
    'The domain refused the password, or the user may not change it (PASSWD_CANT_CHANGE).',
    'Die Domäne lehnte das Kennwort ab, oder der Benutzer darf es nicht ändern (PASSWD_CANT_CHANGE).',
  ],
  [
    'Check minimum age, history, complexity, filters and "User cannot change password".',
    'Prüfen Sie Mindestalter, Verlauf, Komplexität, Filter und „Benutzer kann Kennwort nicht ändern“.',
  ],
  ['Connector password too long', 'Kennwort des Connectors zu lang'],
  [
    'The password of the connector account has more than 256 characters.',
    'Das Kennwort des Connectorkontos hat mehr als 256 Zeichen.',
  ],
  [
    'Give the connector account a shorter password and enter it in the connector.',
    'Geben Sie dem Connectorkonto ein kürzeres Kennwort und tragen Sie es im Connector ein.',
  ],
  [
    'The writeback endpoint did not start; the sync service went on without it.',
    'Der Endpunkt des Rückschreibens startete nicht; der Synchronisierungsdienst lief ohne ihn weiter.',
  ],
  ['Read the PasswordResetService events around it.', 'Lesen Sie die Ereignisse von PasswordResetService rundherum.'],
  [
    'Restart the service ADSync; if that fails, disable and re-enable writeback.',
    'Starten Sie den Dienst ADSync neu; scheitert das, schalten Sie das Rückschreiben aus und wieder ein.',
  ],
  [
    'The engine signs in as the connector account; the text names account and domain.',
    'Das Modul meldet sich als Connectorkonto an; der Text nennt Konto und Domäne.',
  ],
  [
    'The engine binds to the domain as the connector account named in the text.',
    'Das Modul bindet sich als das im Text genannte Connectorkonto an die Domäne.',
  ],
  ['The service ADSync started.', 'Der Dienst ADSync wurde gestartet.'],
  ['The service ADSync stopped.', 'Der Dienst ADSync hielt an.'],
  ['The engine could not sign in to its database.', 'Das Modul konnte sich nicht an seiner Datenbank anmelden.'],
  [
    'Look for 528 of SQLLocalDB and 6226; repair the model database; update Connect.',
    'Suchen Sie nach 528 von SQLLocalDB und 6226; reparieren Sie die Datenbank „model“; aktualisieren Sie Connect.',
  ],
  [
    'The encryption key of the server cannot be opened, most often after the password of the service account changed.',
    'Der Verschlüsselungsschlüssel des Servers lässt sich nicht öffnen, meist nachdem das Kennwort des Dienstkontos geändert wurde.',
  ],
  [
    'Enter the new password for the service, or abandon and rebuild the key as Microsoft describes.',
    'Tragen Sie für den Dienst das neue Kennwort ein, oder verwerfen Sie den Schlüssel und bauen Sie ihn neu auf, wie Microsoft es beschreibt.',
  ],
  ['The engine does not reach its database.', 'Das Modul erreicht seine Datenbank nicht.'],
  [
    'Look for 528 of SQLLocalDB; repair the model database; update Connect.',
    'Suchen Sie nach 528 von SQLLocalDB; reparieren Sie die Datenbank „model“; aktualisieren Sie Connect.',
  ],
  [
    'A call into the engine failed. Beside 32001 or 31044 it says that the endpoint did not start.',
    'Ein Aufruf in das Modul scheiterte. Neben 32001 oder 31044 heißt es, dass der Endpunkt nicht startete.',
  ],
  ['Read it together with 32001, 31044 and 6800.', 'Lesen Sie es zusammen mit 32001, 31044 und 6800.'],
  [
    'A password change could not be passed on. DirSync logged it under FIMSynchronizationService.',
    'Eine Kennwortänderung ließ sich nicht weitergeben. DirSync protokollierte sie unter FIMSynchronizationService.',
  ],
  [
    'Check password hash synchronisation, not writeback.',
    'Prüfen Sie die Kennworthash-Synchronisierung, nicht das Rückschreiben.',
  ],
  [
    'Possibly an export error of the sync engine; no real text of it was found.',
    'Möglicherweise ein Exportfehler des Synchronisierungsmoduls; ein echter Text davon wurde nicht gefunden.',
  ],
  [
    'Details of a sign-in to Entra ID; a block by Conditional Access stands in its text.',
    'Einzelheiten einer Anmeldung bei Entra ID; eine Sperre durch Bedingten Zugriff steht in seinem Text.',
  ],
  [
    'Exempt the synchronisation account from the Conditional Access rule that is named.',
    'Nehmen Sie das Synchronisierungskonto von der genannten Regel des Bedingten Zugriffs aus.',
  ],
  [
    'The synchronisation account could not sign in to Entra ID. Writeback uses another way and may go on.',
    'Das Synchronisierungskonto konnte sich nicht bei Entra ID anmelden. Das Rückschreiben nimmt einen anderen Weg und geht vielleicht weiter.',
  ],
  [
    'Read the 904 beside it; check credentials and Conditional Access.',
    'Lesen Sie das 904 daneben; prüfen Sie Anmeldedaten und Bedingten Zugriff.',
  ],
  ['A step of the export and import cycle.', 'Ein Schritt des Export- und Importzyklus.'],
  [
    'Signing in to Entra ID failed for the synchronisation.',
    'Die Anmeldung bei Entra ID scheiterte für die Synchronisierung.',
  ],
  [
    'Check the synchronisation account, its password and Conditional Access.',
    'Prüfen Sie das Synchronisierungskonto, sein Kennwort und den Bedingten Zugriff.',
  ],
  [
    'The cloud pointed the synchronisation at another endpoint.',
    'Die Cloud verwies die Synchronisierung an einen anderen Endpunkt.',
  ],
  [
    'Possibly a failed step of the cycle; no real text of it was found.',
    'Möglicherweise ein gescheiterter Schritt des Zyklus; ein echter Text davon wurde nicht gefunden.',
  ],
  [
    'Access to the cloud was denied, though it is logged as information. A 106 goes with it.',
    'Der Zugriff auf die Cloud wurde verweigert, obwohl es als Information protokolliert ist. Ein 106 gehört dazu.',
  ],
  ['A step of the cycle ended with a warning.', 'Ein Schritt des Zyklus endete mit einer Warnung.'],
  ['Password hash synchronisation starts.', 'Die Kennworthash-Synchronisierung startet.'],
  [
    'Fetching password changes failed once; the next round tries again.',
    'Das Abholen von Kennwortänderungen scheiterte einmal; die nächste Runde versucht es wieder.',
  ],
  ['Password hash synchronisation stops.', 'Die Kennworthash-Synchronisierung hält an.'],
  [
    'Password hash synchronisation failed for a domain; the RPC or directory error in the text says why. As information it only reports a start.',
    'Die Kennworthash-Synchronisierung scheiterte für eine Domäne; der RPC- oder Verzeichnisfehler im Text sagt, warum. Als Information meldet es nur einen Start.',
  ],
  ['Look up the number behind "RPC Error".', 'Schlagen Sie die Nummer hinter „RPC Error“ nach.'],
  [
    'Check the way to the domain controllers and the replication rights of the connector account.',
    'Prüfen Sie den Weg zu den Domänencontrollern und die Replikationsrechte des Connectorkontos.',
  ],
  ['All hashes of a domain were synchronised.', 'Alle Hashes einer Domäne wurden synchronisiert.'],
  ['All hashes of a forest were synchronised.', 'Alle Hashes einer Gesamtstruktur wurden synchronisiert.'],
  ['A batch of hashes is sent.', 'Ein Stapel Hashes wird gesendet.'],
  ['A batch of hashes was sent.', 'Ein Stapel Hashes wurde gesendet.'],
  ['A batch of hashes was refused by the cloud.', 'Ein Stapel Hashes wurde von der Cloud abgelehnt.'],
  [
    'Read the error code in the text; code 90 means that the feature is off for the tenant.',
    'Lesen Sie den Fehlercode im Text; Code 90 heißt, dass die Funktion für den Mandanten aus ist.',
  ],
  ['A sign of life is sent.', 'Ein Lebenszeichen wird gesendet.'],
  ['The sign of life arrived.', 'Das Lebenszeichen kam an.'],
  ['The sign of life was refused by the cloud.', 'Das Lebenszeichen wurde von der Cloud abgelehnt.'],
  [
    'Hashes of changed passwords are on their way. Enabling writeback sends all of them once.',
    'Hashes geänderter Kennwörter sind unterwegs. Das Einschalten des Rückschreibens sendet einmal alle.',
  ],
  [
    'Result for each hash. "Failed" is logged as information too: read the text.',
    'Ergebnis für jeden Hash. Auch „Failed“ wird als Information protokolliert: Lesen Sie den Text.',
  ],
  ['Hash not taken', 'Hash nicht angenommen'],
  ['The cloud did not take the hash of this user.', 'Die Cloud nahm den Hash dieses Benutzers nicht an.'],
  [
    'Check that the user is synchronised and that hash synchronisation is on for the tenant.',
    'Prüfen Sie, ob der Benutzer synchronisiert wird und ob die Hashsynchronisierung für den Mandanten an ist.',
  ],
  [
    'Possibly a step of the export and import cycle; it has no entry of its own.',
    'Möglicherweise ein Schritt des Export- und Importzyklus; es hat keinen eigenen Eintrag.',
  ],
  [
    'Possibly a step of password hash synchronisation; it has no entry of its own.',
    'Möglicherweise ein Schritt der Kennworthash-Synchronisierung; es hat keinen eigenen Eintrag.',
  ],
  [
    'Result of an automatic upgrade. A text with UpgradeNotSupported or UpgradeAborted says what stands in its way.',
    'Ergebnis eines automatischen Upgrades. Ein Text mit UpgradeNotSupported oder UpgradeAborted sagt, was im Weg steht.',
  ],
  [
    'Look the result up in the text; upgrade by hand if the build is old.',
    'Schlagen Sie das Ergebnis im Text nach; aktualisieren Sie von Hand, wenn der Stand alt ist.',
  ],
  [
    'The LocalDB instance of Connect did not start, for example with a corrupt model database.',
    'Die LocalDB-Instanz von Connect startete nicht, etwa wegen einer beschädigten Datenbank „model“.',
  ],
  [
    'Repair the model database; builds from 2.1.1.0 on no longer damage it.',
    'Reparieren Sie die Datenbank „model“; Stände ab 2.1.1.0 beschädigen sie nicht mehr.',
  ],
  [
    'A service could not sign in with its account. Where it names ADSync, nothing synchronises or writes back. It stands in the System log.',
    'Ein Dienst konnte sich mit seinem Konto nicht anmelden. Wo es ADSync nennt, wird nichts synchronisiert oder zurückgeschrieben. Es steht im Systemprotokoll.',
  ],
  [
    'Correct the password of the service account, then start the service.',
    'Berichtigen Sie das Kennwort des Dienstkontos und starten Sie dann den Dienst.',
  ],
  [
    'The service did not start for a failed sign-in; goes with 7038.',
    'Der Dienst startete wegen einer gescheiterten Anmeldung nicht; gehört zu 7038.',
  ],
  [
    'On a domain controller: somebody tried to reset a password. As a failure it shows that the reset arrived and was refused there.',
    'Auf einem Domänencontroller: Jemand versuchte, ein Kennwort zurückzusetzen. Als Fehler zeigt es, dass das Zurücksetzen ankam und dort abgelehnt wurde.',
  ],
  [
    'Compare its time with the failed operation; then look at password policy and filters.',
    'Vergleichen Sie seine Zeit mit dem gescheiterten Vorgang; sehen Sie dann nach Kennwortrichtlinie und Filtern.',
  ],
  [
    'On a domain controller with Entra Password Protection: an event of the filter.',
    'Auf einem Domänencontroller mit Entra Password Protection: ein Ereignis des Filters.',
  ],
  [
    'A rejection here explains hr=80230619 on the Connect server.',
    'Eine Ablehnung hier erklärt hr=80230619 auf dem Connect-Server.',
  ],
  [
    'On a domain controller with Entra Password Protection: an event of the agent service.',
    'Auf einem Domänencontroller mit Entra Password Protection: ein Ereignis des Agentdienstes.',
  ],
  [
    'On a domain controller with Entra Password Protection: an event of the banned-password check.',
    'Auf einem Domänencontroller mit Entra Password Protection: ein Ereignis der Prüfung auf gesperrte Kennwörter.',
  ],
];
