import type { Pair } from '../template.ts';

// What the tables of user-facing codes and symptoms say. A table: each sentence stands once, in the order of its source.

export const symptomSentences: readonly Pair[] = [
  [
    'Password reset is switched off for the organisation.',
    'Die Kennwortzurücksetzung ist für die Organisation ausgeschaltet.',
  ],
  [
    'Administrator: Password reset, Properties: set it to Selected or All.',
    'Administrator: Kennwortzurücksetzung, Eigenschaften: Stellen Sie auf „Ausgewählt“ oder „Alle“.',
  ],
  [
    'The account lives on-premises, and password writeback is not switched on.',
    'Das Konto lebt lokal, und das Kennwortrückschreiben ist nicht eingeschaltet.',
  ],
  [
    'Administrator: switch password writeback on in the Connect wizard.',
    'Administrator: Schalten Sie das Kennwortrückschreiben im Connect-Assistenten ein.',
  ],
  ['Then check On-premises integration in the admin center.', 'Prüfen Sie dann „Lokale Integration“ im Admin Center.'],
  ['No policy for password reset is set up.', 'Keine Richtlinie zur Kennwortzurücksetzung ist eingerichtet.'],
  [
    'Administrator: choose the authentication methods and who may reset.',
    'Administrator: Wählen Sie die Authentifizierungsmethoden und wer zurücksetzen darf.',
  ],
  [
    'A licence for password reset is missing; writeback needs Entra ID P1 or more.',
    'Eine Lizenz für die Kennwortzurücksetzung fehlt; das Rückschreiben braucht Entra ID P1 oder mehr.',
  ],
  [
    'Administrator: check the licences of the tenant and the user.',
    'Administrator: Prüfen Sie die Lizenzen des Mandanten und des Benutzers.',
  ],
  [
    'Only a group may reset passwords, and the user is not in it.',
    'Nur eine Gruppe darf Kennwörter zurücksetzen, und der Benutzer ist nicht darin.',
  ],
  ['Administrator: add the user to the group.', 'Administrator: Nehmen Sie den Benutzer in die Gruppe auf.'],
  [
    'The user has not registered enough security information.',
    'Der Benutzer hat nicht genug Sicherheitsinformationen registriert.',
  ],
  [
    'Administrator: reset the password once, or enter the contact data.',
    'Administrator: Setzen Sie das Kennwort einmal zurück, oder tragen Sie die Kontaktdaten ein.',
  ],
  [
    'User: then register at https://aka.ms/ssprsetup.',
    'Benutzer: Registrieren Sie sich dann unter https://aka.ms/ssprsetup.',
  ],
  ['OnPremisesAdminActionRequired = 29', 'OnPremisesAdminActionRequired = 29'],
  [
    'The request reached the Connect server, and Active Directory or the configuration there refused it.',
    'Die Anfrage erreichte den Connect-Server, und Active Directory oder die Konfiguration dort lehnte sie ab.',
  ],
  [
    'Administrator: find the operation in the Application log of the Connect server and read its 33xxx and 6329.',
    'Administrator: Suchen Sie den Vorgang im Anwendungsprotokoll des Connect-Servers und lesen Sie sein 33xxx und 6329.',
  ],
  [
    'With "denied access": check the permissions of the connector account, inheritance and adminCount.',
    'Bei „denied access“: Prüfen Sie die Berechtigungen des Connectorkontos, Vererbung und adminCount.',
  ],
  [
    'With ERROR_ACCESS_DENIED: check the restriction of remote calls to SAM on the server and every domain controller.',
    'Bei ERROR_ACCESS_DENIED: Prüfen Sie die Einschränkung von Remoteaufrufen an SAM auf dem Server und jedem Domänencontroller.',
  ],
  [
    'With a Connect on a domain controller: prefer another domain controller or move it.',
    'Bei einem Connect auf einem Domänencontroller: Bevorzugen Sie einen anderen Domänencontroller, oder ziehen Sie um.',
  ],
  ['The cloud could not reach the Connect server.', 'Die Cloud erreichte den Connect-Server nicht.'],
  ['User: try again later.', 'Benutzer: Versuchen Sie es später noch einmal.'],
  [
    'Administrator: look for 31034, 31044, 32001 and a missing 31019, then test the way out on port 443.',
    'Administrator: Suchen Sie nach 31034, 31044, 32001 und einem fehlenden 31019, und testen Sie dann den Weg hinaus auf Port 443.',
  ],
  [
    'Password reset for administrators is switched off in the tenant. Three digits: not the same as SSPR_0009.',
    'Die Kennwortzurücksetzung für Administratoren ist im Mandanten ausgeschaltet. Drei Ziffern: nicht dasselbe wie SSPR_0009.',
  ],
  [
    'Run Update-MgPolicyAuthorizationPolicy with allowedToUseSSPR set to true.',
    'Führen Sie Update-MgPolicyAuthorizationPolicy mit allowedToUseSSPR auf „true“ aus.',
  ],
  [
    'The on-premises directory refused the operation; an administrator has to look.',
    'Das lokale Verzeichnis lehnte den Vorgang ab; ein Administrator muss nachsehen.',
  ],
  [
    'Read the 33xxx and 6329 at that time on the Connect server.',
    'Lesen Sie 33xxx und 6329 zu dieser Zeit auf dem Connect-Server.',
  ],
  ['On-premises connectivity failure', 'Lokale Verbindung gescheitert'],
  [
    'The cloud got no answer from the Connect server; the user saw SSPR_0030.',
    'Die Cloud bekam keine Antwort vom Connect-Server; der Benutzer sah SSPR_0030.',
  ],
  [
    'Look for 31034, 31044 and 32001 at that time; test port 443.',
    'Suchen Sie zu dieser Zeit nach 31034, 31044 und 32001; testen Sie Port 443.',
  ],
  [
    'Connect did not find the user on-premises or not in the scope of its rules.',
    'Connect fand den Benutzer lokal nicht oder nicht im Bereich seiner Regeln.',
  ],
  [
    'Look for 33002 or hr=80230405; check the scope of the password rules.',
    'Suchen Sie nach 33002 oder hr=80230405; prüfen Sie den Bereich der Kennwortregeln.',
  ],
  [
    'The password was set on-premises, but the policy of the cloud refused it there.',
    'Das Kennwort wurde lokal gesetzt, aber die Richtlinie der Cloud lehnte es dort ab.',
  ],
  [
    'Let the user choose a password that meets both policies.',
    'Lassen Sie den Benutzer ein Kennwort wählen, das beiden Richtlinien genügt.',
  ],
  ['The password was written back.', 'Das Kennwort wurde zurückgeschrieben.'],
  [
    'Nothing. If the user still fails, think of replication between domain controllers.',
    'Nichts. Scheitert der Benutzer weiter, denken Sie an die Replikation zwischen Domänencontrollern.',
  ],
  [
    'The password breaks the policy of the on-premises domain.',
    'Das Kennwort verstößt gegen die Richtlinie der lokalen Domäne.',
  ],
  [
    'Choose another password; check age, history, complexity and filters with 33008.',
    'Wählen Sie ein anderes Kennwort; prüfen Sie mit 33008 Alter, Verlauf, Komplexität und Filter.',
  ],
  ['banned password', 'gesperrtes Kennwort'],
  [
    'The password, or something close to it, stands in the list of banned passwords.',
    'Das Kennwort, oder etwas Ähnliches, steht in der Liste gesperrter Kennwörter.',
  ],
  [
    'Choose a password without common words, names or patterns.',
    'Wählen Sie ein Kennwort ohne gewöhnliche Wörter, Namen oder Muster.',
  ],
  [
    'After setting writeback up nobody can reset a password; event 6800 stands in the log.',
    'Nach dem Einrichten des Rückschreibens kann niemand ein Kennwort zurücksetzen; Ereignis 6800 steht im Protokoll.',
  ],
  [
    'The writeback endpoint did not start with the service: registration or the way to the cloud failed.',
    'Der Endpunkt des Rückschreibens startete nicht mit dem Dienst: Die Registrierung oder der Weg in die Cloud scheiterte.',
  ],
  ['Event 6800 without a later 31015.', 'Ereignis 6800 ohne späteres 31015.'],
  [
    'Read the PasswordResetService events around the 6800.',
    'Lesen Sie die Ereignisse von PasswordResetService rund um das 6800.',
  ],
  ['Restart the service ADSync.', 'Starten Sie den Dienst ADSync neu.'],
  [
    'If that fails, disable and re-enable writeback.',
    'Scheitert das, schalten Sie das Rückschreiben aus und wieder ein.',
  ],
  [
    'A reset or unlock fails with hr=800700CE: filename or extension too long.',
    'Zurücksetzen oder Entsperren scheitert mit hr=800700CE: Dateiname oder Erweiterung zu lang.',
  ],
  [
    'The password of the connector account has more than 256 characters (127 in 2017 builds).',
    'Das Kennwort des Connectorkontos hat mehr als 256 Zeichen (127 in Ständen von 2017).',
  ],
  [
    'hr=800700ce in a PasswordResetService event or a 6329.',
    'hr=800700ce in einem Ereignis von PasswordResetService oder einem 6329.',
  ],
  ['Give the connector account a shorter password.', 'Geben Sie dem Connectorkonto ein kürzeres Kennwort.'],
  [
    'Enter it in Synchronization Service, Connectors, Properties, then restart ADSync.',
    'Tragen Sie es in Synchronization Service unter Connectors, Properties ein und starten Sie dann ADSync neu.',
  ],
  [
    'The wizard cannot configure writeback in its last step; event 32009, error getting auth token.',
    'Der Assistent kann das Rückschreiben im letzten Schritt nicht einrichten; Ereignis 32009, „error getting auth token“.',
  ],
  [
    'The cloud administrator is federated, or the password was wrong.',
    'Der Cloudadministrator ist ein Verbundkonto, oder das Kennwort war falsch.',
  ],
  ['Event 32009 at the time of the wizard.', 'Ereignis 32009 zur Zeit des Assistenten.'],
  [
    'Run the wizard with a cloud-only Hybrid Identity Administrator and the right password.',
    'Starten Sie den Assistenten mit einem reinen Cloudkonto als Hybrididentitätsadministrator und dem richtigen Kennwort.',
  ],
  [
    'Event 32002: error connecting to the service bus, no security token.',
    'Ereignis 32002: Fehler bei der Verbindung zum Service Bus, kein Sicherheitstoken.',
  ],
  [
    'A firewall or proxy stops the server on its way out.',
    'Eine Firewall oder ein Proxy hält den Server auf dem Weg hinaus auf.',
  ],
  ['Event 32002.', 'Ereignis 32002.'],
  ['A network test of the namespaces that fails.', 'Ein Netzwerktest der Namensräume, der scheitert.'],
  [
    'Allow outbound 443 to the hosts of password writeback and to the namespaces of event 31019 or 31034.',
    'Erlauben Sie ausgehend 443 zu den Hosts des Kennwortrückschreibens und zu den Namensräumen aus Ereignis 31019 oder 31034.',
  ],
  ['Then restart the server.', 'Starten Sie dann den Server neu.'],
  [
    'Writeback worked for some time; now nobody can reset a password.',
    'Das Rückschreiben ging eine Zeit lang; jetzt kann niemand ein Kennwort zurücksetzen.',
  ],
  [
    'The endpoint did not come back after a restart of Connect.',
    'Der Endpunkt kam nach einem Neustart von Connect nicht zurück.',
  ],
  ['A start of the service without a later 31015.', 'Ein Start des Dienstes ohne späteres 31015.'],
  ['No 31019 since then.', 'Kein 31019 seitdem.'],
  ['Check that writeback is still enabled.', 'Prüfen Sie, ob das Rückschreiben noch eingeschaltet ist.'],
  [
    'Disable and re-enable it; as the last resort reinstall Connect.',
    'Schalten Sie es aus und wieder ein; als letztes Mittel installieren Sie Connect neu.',
  ],
  [
    'A reset ends with a service problem; the log says that the management agent was denied access.',
    'Ein Zurücksetzen endet mit einem Dienstproblem; im Protokoll steht, dass dem Management Agent der Zugriff verweigert wurde.',
  ],
  [
    'The right of the connector account does not stand on the user object.',
    'Das Recht des Connectorkontos steht nicht am Benutzerobjekt.',
  ],
  ['Event 33004 with hr=80230626.', 'Ereignis 33004 mit hr=80230626.'],
  [
    'Grant the writeback permissions to the connector account.',
    'Erteilen Sie dem Connectorkonto die Berechtigungen für das Rückschreiben.',
  ],
  [
    'Wait up to an hour until they have reached the users.',
    'Warten Sie bis zu einer Stunde, bis sie bei den Benutzern angekommen sind.',
  ],
  [
    'The wizard says "Unable to Locate MA" when writeback is switched on or off.',
    'Der Assistent sagt „Unable to Locate MA“, wenn das Rückschreiben ein- oder ausgeschaltet wird.',
  ],
  [
    'Old builds guess the name of the cloud connector from the sign-in, and guess wrong where the tenant has another domain name.',
    'Alte Stände raten den Namen des Cloudconnectors aus der Anmeldung, und raten falsch, wo der Mandant einen anderen Domänennamen hat.',
  ],
  [
    'Name of the cloud connector differs from the domain of the sign-in.',
    'Der Name des Cloudconnectors ist anders als die Domäne der Anmeldung.',
  ],
  [
    'Update Connect; on the old build use PowerShell to switch writeback.',
    'Aktualisieren Sie Connect; auf dem alten Stand schalten Sie das Rückschreiben mit PowerShell um.',
  ],
  [
    'A reset fails for members of Domain Admins, Enterprise Admins and the like.',
    'Zurücksetzen scheitert bei Mitgliedern von Domain Admins, Enterprise Admins und Ähnlichem.',
  ],
  [
    'AdminSDHolder takes the right away from protected accounts (adminCount = 1). A change, with the old password, works.',
    'AdminSDHolder nimmt das Recht von geschützten Konten (adminCount = 1) weg. Eine Änderung mit dem alten Kennwort geht.',
  ],
  [
    'Event 33004 for such users only; adminCount = 1 on the account.',
    'Ereignis 33004 nur bei solchen Benutzern; adminCount = 1 am Konto.',
  ],
  ['Let such users change instead of reset.', 'Lassen Sie solche Benutzer ändern statt zurücksetzen.'],
  ['Keep privileged accounts out of writeback.', 'Halten Sie privilegierte Konten aus dem Rückschreiben heraus.'],
  [
    'A reset ends with a service problem; the log says that the object could not be found.',
    'Ein Zurücksetzen endet mit einem Dienstproblem; im Protokoll steht, dass das Objekt nicht gefunden wurde.',
  ],
  [
    'The user, or the link between connector space and metaverse, is not there on this server.',
    'Der Benutzer, oder die Verbindung zwischen Connectorbereich und Metaverse, ist auf diesem Server nicht da.',
  ],
  ['Event 33002 with hr=80230405.', 'Ereignis 33002 mit hr=80230405.'],
  ['Check that this server synchronises the user.', 'Prüfen Sie, ob dieser Server den Benutzer synchronisiert.'],
  [
    'Inspect the object in the connector spaces and the metaverse, joined by Microsoft.InfromADUserAccountEnabled.xxx.',
    'Sehen Sie sich das Objekt in den Connectorbereichen und im Metaverse an, verknüpft durch Microsoft.InfromADUserAccountEnabled.xxx.',
  ],
  [
    'A reset ends with a service problem; the log says: multiple matches found.',
    'Ein Zurücksetzen endet mit einem Dienstproblem; im Protokoll steht „multiple matches found“.',
  ],
  [
    'The user has an enabled account in more than one forest; writeback does not support that.',
    'Der Benutzer hat in mehr als einer Gesamtstruktur ein aktiviertes Konto; das Rückschreiben unterstützt das nicht.',
  ],
  ['Event 33003 or hr=80230402.', 'Ereignis 33003 oder hr=80230402.'],
  [
    'Leave the account enabled in one forest only, or keep the other out of scope.',
    'Lassen Sie das Konto nur in einer Gesamtstruktur aktiviert, oder halten Sie das andere aus dem Bereich heraus.',
  ],
  [
    'Password operations of one forest fail with a configuration error; 6329 with 0x8023061f.',
    'Kennwortvorgänge einer Gesamtstruktur scheitern mit einem Konfigurationsfehler; 6329 mit 0x8023061f.',
  ],
  [
    'The forest was added after writeback had been enabled.',
    'Die Gesamtstruktur kam hinzu, nachdem das Rückschreiben eingeschaltet worden war.',
  ],
  ['Event 6329 with 0x8023061f.', 'Ereignis 6329 mit 0x8023061f.'],
  [
    'Finish the forest changes, then disable and re-enable writeback.',
    'Beenden Sie die Änderungen an den Gesamtstrukturen, schalten Sie dann das Rückschreiben aus und wieder ein.',
  ],
  [
    'Resets are written back, but changes or resets by an administrator fail.',
    'Zurücksetzungen werden zurückgeschrieben, aber Änderungen oder Zurücksetzungen durch einen Administrator scheitern.',
  ],
  [
    'Builds up to 1.0.0419.0911, and DirSync, do not know these operations.',
    'Stände bis 1.0.0419.0911, und DirSync, kennen diese Vorgänge nicht.',
  ],
  [
    'Version of the engine in a 6329 or of the installed files.',
    'Version des Moduls in einem 6329 oder der installierten Dateien.',
  ],
  [
    'Install a current Connect; such a build stopped working long ago.',
    'Installieren Sie ein aktuelles Connect; ein solcher Stand geht längst nicht mehr.',
  ],
  [
    'SSPR_0029: the on-premises configuration is wrong; the log says denied access.',
    'SSPR_0029: Die lokale Konfiguration ist falsch; im Protokoll steht „denied access“.',
  ],
  [
    'A policy restricts remote calls to SAM on the Connect server or a domain controller.',
    'Eine Richtlinie schränkt Remoteaufrufe an SAM auf dem Connect-Server oder einem Domänencontroller ein.',
  ],
  [
    'Event 6329 with ERROR_ACCESS_DENIED or 0x5; the value RestrictRemoteSam.',
    'Ereignis 6329 mit ERROR_ACCESS_DENIED oder 0x5; der Wert RestrictRemoteSam.',
  ],
  [
    'Look for the policy with RSOP on the server and every domain controller.',
    'Suchen Sie die Richtlinie mit RSOP auf dem Server und jedem Domänencontroller.',
  ],
  [
    'Add the connector account (MSOL_…) to the allowed callers.',
    'Nehmen Sie das Connectorkonto (MSOL_…) unter die erlaubten Aufrufer auf.',
  ],
  [
    'One user fails again and again, though the password meets every rule.',
    'Ein Benutzer scheitert immer wieder, obwohl das Kennwort jeder Regel genügt.',
  ],
  [
    'The account may have the flag "User cannot change password" (PASSWD_CANT_CHANGE).',
    'Das Konto trägt vielleicht das Kennzeichen „Benutzer kann Kennwort nicht ändern“ (PASSWD_CANT_CHANGE).',
  ],
  [
    'hr=80230619 or hr=80230626 for this user only; the flag on the account.',
    'hr=80230619 oder hr=80230626 nur bei diesem Benutzer; das Kennzeichen am Konto.',
  ],
  ['Clear the flag on the account.', 'Nehmen Sie das Kennzeichen vom Konto weg.'],
  ['A second change on the same day is refused.', 'Eine zweite Änderung am selben Tag wird abgelehnt.'],
  [
    '31002 or 31007 of the same user within the minimum age before hr=80230619.',
    '31002 oder 31007 desselben Benutzers innerhalb des Mindestalters vor hr=80230619.',
  ],
  [
    'Wait until the minimum age has passed, or set it to 0 days.',
    'Warten Sie, bis das Mindestalter vorbei ist, oder stellen Sie es auf 0 Tage.',
  ],
  [
    'The password was reset in the Microsoft 365 admin center, and on-premises the old one still works.',
    'Das Kennwort wurde im Microsoft 365 Admin Center zurückgesetzt, und lokal gilt noch das alte.',
  ],
  [
    'That portal does not write back; the Entra admin center does.',
    'Dieses Portal schreibt nicht zurück; das Entra Admin Center tut es.',
  ],
  ['No 31009 at that time.', 'Kein 31009 zu dieser Zeit.'],
  ['Reset it in the Entra admin center.', 'Setzen Sie es im Entra Admin Center zurück.'],
  [
    'The reset succeeded, but the new password is not accepted yet.',
    'Das Zurücksetzen gelang, aber das neue Kennwort wird noch nicht angenommen.',
  ],
  [
    'The domain controllers have not replicated it yet, or pass-through authentication still needs a moment.',
    'Die Domänencontroller haben es noch nicht repliziert, oder die Passthrough-Authentifizierung braucht noch einen Moment.',
  ],
  ['Event 31002 or 31007 for the user.', 'Ereignis 31002 oder 31007 zu dem Benutzer.'],
  ['Wait a few minutes and try again.', 'Warten Sie ein paar Minuten und versuchen Sie es noch einmal.'],
  ['Check replication between the domain controllers.', 'Prüfen Sie die Replikation zwischen den Domänencontrollern.'],
  [
    'Writeback cannot be enabled; 32001, 31044 and 6306 stand in the log.',
    'Das Rückschreiben lässt sich nicht einschalten; 32001, 31044 und 6306 stehen im Protokoll.',
  ],
  [
    'The clock of the server is wrong, TLS 1.2 is off, or the licence is missing.',
    'Die Uhr des Servers geht falsch, TLS 1.2 ist aus, oder die Lizenz fehlt.',
  ],
  [
    'Offset of the clock; TLS values; 32001 with 31044 of the same TrackingId.',
    'Abweichung der Uhr; TLS-Werte; 32001 mit 31044 derselben TrackingId.',
  ],
  ['Correct the clock.', 'Stellen Sie die Uhr richtig.'],
  ['Check TLS 1.2.', 'Prüfen Sie TLS 1.2.'],
  ['Check the licences of the tenant.', 'Prüfen Sie die Lizenzen des Mandanten.'],
  [
    'The log holds no event of PasswordResetService at all.',
    'Das Protokoll enthält überhaupt kein Ereignis von PasswordResetService.',
  ],
  [
    'The server is in staging mode, is not the active one, writeback is off, or the log has rolled over.',
    'Der Server ist im Stagingmodus, ist nicht der aktive, das Rückschreiben ist aus, oder das Protokoll wurde überschrieben.',
  ],
  [
    'Staging mode in the scheduler; oldest record of the log.',
    'Stagingmodus im Zeitplan; ältester Eintrag des Protokolls.',
  ],
  [
    'Look at the active server, not the staging one.',
    'Sehen Sie auf dem aktiven Server nach, nicht auf dem im Stagingmodus.',
  ],
  [
    'Check that writeback is enabled and the service runs.',
    'Prüfen Sie, ob das Rückschreiben eingeschaltet ist und der Dienst läuft.',
  ],
  ['Check how far back the log reaches.', 'Prüfen Sie, wie weit das Protokoll zurückreicht.'],
  ['Synchronisation stopped at the end of September 2026.', 'Die Synchronisierung blieb Ende September 2026 stehen.'],
  [
    'Builds below 2.5.79.0 stopped working on 2026-09-30.',
    'Stände unter 2.5.79.0 gehen seit dem 30.09.2026 nicht mehr.',
  ],
  ['Version of the engine.', 'Version des Moduls.'],
  [
    'Install a current build from the Entra admin center.',
    'Installieren Sie einen aktuellen Stand aus dem Entra Admin Center.',
  ],
  [
    'Users of one organizational unit fail with event 33001.',
    'Benutzer einer Organisationseinheit scheitern mit Ereignis 33001.',
  ],
  [
    'The name of the unit holds a reserved character such as / , + or =.',
    'Der Name der Einheit enthält ein reserviertes Zeichen wie / , + oder =.',
  ],
  ['Event 33001; the distinguished name of the users.', 'Ereignis 33001; der Distinguished Name der Benutzer.'],
  ['Rename the organizational unit.', 'Benennen Sie die Organisationseinheit um.'],
  [
    'Writeback fails behind a firewall or proxy that inspects TLS.',
    'Das Rückschreiben scheitert hinter einer Firewall oder einem Proxy mit TLS-Prüfung.',
  ],
  [
    'The device puts its own certificate in place of that of the service, which is not supported.',
    'Das Gerät setzt sein eigenes Zertifikat an die Stelle dessen des Dienstes, was nicht unterstützt wird.',
  ],
  [
    'The issuer of the served certificate is neither Microsoft nor DigiCert.',
    'Der Aussteller des vorgelegten Zertifikats ist weder Microsoft noch DigiCert.',
  ],
  [
    'Take the hosts of password writeback out of the inspection.',
    'Nehmen Sie die Hosts des Kennwortrückschreibens von der Prüfung aus.',
  ],
  ['The proxy answers 407 to the Connect server.', 'Der Proxy antwortet dem Connect-Server mit 407.'],
  [
    'It wants a sign-in, and the service account has none to give.',
    'Er verlangt eine Anmeldung, und das Dienstkonto hat keine zu geben.',
  ],
  ['HTTP status 407 in the network test.', 'HTTP-Status 407 im Netzwerktest.'],
  [
    'Let the server pass without sign-in, or run the service under a domain account that may.',
    'Lassen Sie den Server ohne Anmeldung durch, oder führen Sie den Dienst unter einem Domänenkonto aus, das darf.',
  ],
  [
    'Enter the proxy in machine.config, then restart ADSync.',
    'Tragen Sie den Proxy in machine.config ein und starten Sie dann ADSync neu.',
  ],
  [
    'SSPR_0029 with access denied, and Connect runs on a domain controller.',
    'SSPR_0029 mit „access denied“, und Connect läuft auf einem Domänencontroller.',
  ],
  [
    'Calls of the server to itself are refused; builds before 2.1.19.0 had a fault there too.',
    'Aufrufe des Servers an sich selbst werden abgelehnt; Stände vor 2.1.19.0 hatten dort auch einen Fehler.',
  ],
  [
    'The server is a domain controller; 6329 with ERROR_ACCESS_DENIED.',
    'Der Server ist ein Domänencontroller; 6329 mit ERROR_ACCESS_DENIED.',
  ],
  [
    'Prefer another domain controller in the connector.',
    'Bevorzugen Sie im Connector einen anderen Domänencontroller.',
  ],
  ['Better: move Connect to a member server.', 'Besser: Ziehen Sie mit Connect auf einen Mitgliedsserver um.'],
  ['Resets fail with 33001, hr=80230818 or 0x6ba.', 'Zurücksetzungen scheitern mit 33001, hr=80230818 oder 0x6ba.'],
  [
    'The preferred domain controllers are listed by short name, or cannot be reached.',
    'Die bevorzugten Domänencontroller stehen mit kurzem Namen in der Liste, oder sind nicht zu erreichen.',
  ],
  ['hr=80230818 in 33001; 0x6ba in 6329.', 'hr=80230818 in 33001; 0x6ba in 6329.'],
  ['List them by full DNS name.', 'Tragen Sie sie mit vollem DNS-Namen ein.'],
  [
    'Check DNS and the ports 88, 135, 389, 445 and 49152-65535.',
    'Prüfen Sie DNS und die Ports 88, 135, 389, 445 und 49152-65535.',
  ],
  [
    'Synchronisation cannot sign in to Entra ID; 906 with 904, or 115 with 106.',
    'Die Synchronisierung kann sich nicht bei Entra ID anmelden; 906 mit 904, oder 115 mit 106.',
  ],
  [
    'Conditional Access or a wrong password stops the synchronisation account. Writeback may go on.',
    'Bedingter Zugriff oder ein falsches Kennwort hält das Synchronisierungskonto auf. Das Rückschreiben geht vielleicht weiter.',
  ],
  ['The text of event 904.', 'Der Text von Ereignis 904.'],
  ['Exempt the synchronisation account from the rule.', 'Nehmen Sie das Synchronisierungskonto von der Regel aus.'],
  ['Check its password.', 'Prüfen Sie sein Kennwort.'],
  [
    'The service ADSync does not start after its password was changed.',
    'Der Dienst ADSync startet nicht, nachdem sein Kennwort geändert wurde.',
  ],
  [
    'Windows still has the old password, or the key of the server cannot be opened.',
    'Windows hat noch das alte Kennwort, oder der Schlüssel des Servers lässt sich nicht öffnen.',
  ],
  [
    'Events 7038 and 1069 in the System log; 6028 in the Application log.',
    'Ereignisse 7038 und 1069 im Systemprotokoll; 6028 im Anwendungsprotokoll.',
  ],
  ['Enter the new password for the service.', 'Tragen Sie für den Dienst das neue Kennwort ein.'],
  ['With 6028 follow the article on the service account.', 'Bei 6028 folgen Sie dem Artikel zum Dienstkonto.'],
  [
    'The service or the wizard does not start after an upgrade to 2.5.190.0 or 2.6.1.0.',
    'Dienst oder Assistent starten nach einem Upgrade auf 2.5.190.0 oder 2.6.1.0 nicht.',
  ],
  [
    'The file miiserver.exe.config had been edited and lacks a binding redirect; 0x80131040 goes with it.',
    'Die Datei miiserver.exe.config war geändert worden, und ihr fehlt eine Bindungsumleitung; 0x80131040 gehört dazu.',
  ],
  [
    '0x80131040 or FileLoadException in the Application log.',
    '0x80131040 oder FileLoadException im Anwendungsprotokoll.',
  ],
  [
    'Restore the file of the installed build, or install a newer build.',
    'Stellen Sie die Datei des installierten Stands wieder her, oder installieren Sie einen neueren.',
  ],
  [
    'The service ADSync does not start; 2005, 6226 or 528 stand in the log.',
    'Der Dienst ADSync startet nicht; 2005, 6226 oder 528 stehen im Protokoll.',
  ],
  [
    'LocalDB does not start, for example with a corrupt model database.',
    'LocalDB startet nicht, etwa wegen einer beschädigten Datenbank „model“.',
  ],
  ['Event 528 of SQLLocalDB; 0x8023044a.', 'Ereignis 528 von SQLLocalDB; 0x8023044a.'],
  [
    'Repair the model database as Microsoft describes.',
    'Reparieren Sie die Datenbank „model“, wie Microsoft es beschreibt.',
  ],
  [
    'Update Connect: builds from 2.1.1.0 on repair the cause.',
    'Aktualisieren Sie Connect: Stände ab 2.1.1.0 beheben die Ursache.',
  ],
  ['The section Password reset is missing in the portal.', 'Der Abschnitt „Kennwortzurücksetzung“ fehlt im Portal.'],
  [
    'The administrator has no licence that covers password reset.',
    'Der Administrator hat keine Lizenz, die die Kennwortzurücksetzung umfasst.',
  ],
  ['Licences of the administrator account.', 'Lizenzen des Administratorkontos.'],
  [
    'Give the administrator who looks an Entra ID licence (P1 or more), then reload the page.',
    'Geben Sie dem Administrator, der nachsieht, eine Lizenz für Entra ID (P1 oder mehr), und laden Sie die Seite neu.',
  ],
  [
    'Only the switch for password reset shows; the options below it are missing.',
    'Nur der Schalter der Kennwortzurücksetzung ist zu sehen; die Optionen darunter fehlen.',
  ],
  ['The portal shows them once the switch is on.', 'Das Portal zeigt sie, sobald der Schalter an ist.'],
  [
    'A look into the admin center; the Connect log holds nothing of it.',
    'Ein Blick ins Admin Center; das Protokoll von Connect enthält nichts davon.',
  ],
  [
    'Switch password reset on; the options appear.',
    'Schalten Sie die Kennwortzurücksetzung ein; die Optionen erscheinen.',
  ],
  [
    'One particular setting of password reset cannot be found.',
    'Eine bestimmte Einstellung der Kennwortzurücksetzung ist nicht zu finden.',
  ],
  [
    'Parts of the page stay hidden until the setting they depend on is on.',
    'Teile der Seite bleiben verborgen, bis die Einstellung an ist, von der sie abhängen.',
  ],
  [
    'Switch on what it depends on, for example registration before its interval in days.',
    'Schalten Sie ein, wovon sie abhängt, zum Beispiel die Registrierung vor ihrem Abstand in Tagen.',
  ],
  [
    'On-premises integration, or the option to write passwords back, is missing.',
    '„Lokale Integration“, oder die Option zum Zurückschreiben von Kennwörtern, fehlt.',
  ],
  [
    'It appears only after writeback has been set up in Connect.',
    'Sie erscheint erst, wenn das Rückschreiben in Connect eingerichtet ist.',
  ],
  ['Event 31005 on the Connect server.', 'Ereignis 31005 auf dem Connect-Server.'],
  ['Password writeback enabled in the configuration.', 'Kennwortrückschreiben in der Konfiguration eingeschaltet.'],
  [
    'Enable password writeback in the Connect wizard, then reload the page.',
    'Schalten Sie das Kennwortrückschreiben im Connect-Assistenten ein, und laden Sie die Seite neu.',
  ],
  [
    'Reports or audit events on password reset are missing.',
    'Berichte oder Überwachungsereignisse zur Kennwortzurücksetzung fehlen.',
  ],
  ['The administrator has no licence that covers them.', 'Der Administrator hat keine Lizenz, die sie umfasst.'],
  [
    'One registration of a user shows as multiple lines.',
    'Eine Registrierung eines Benutzers erscheint als mehrere Zeilen.',
  ],
  ['Each piece of contact data is logged by itself.', 'Jede Kontaktangabe wird für sich protokolliert.'],
  [
    'Lines of one user within one minute, each with another kind of data.',
    'Zeilen eines Benutzers innerhalb einer Minute, jede mit einer anderen Art von Angabe.',
  ],
  [
    'Download the report and group it by user, for example in a pivot table.',
    'Laden Sie den Bericht herunter und gruppieren Sie ihn nach Benutzer, zum Beispiel in einer Pivottabelle.',
  ],
  [
    'On registration: the administrator has not enabled this feature.',
    'Bei der Registrierung: Der Administrator hat diese Funktion nicht eingeschaltet.',
  ],
  [
    'Password reset is off for the directory or for the user.',
    'Die Kennwortzurücksetzung ist für das Verzeichnis oder den Benutzer aus.',
  ],
  ['SSPR_0009 or SSPR_0013 on the reset page.', 'SSPR_0009 oder SSPR_0013 auf der Seite zum Zurücksetzen.'],
  [
    'Password reset, Properties: set it to Selected or All and save.',
    'Kennwortzurücksetzung, Eigenschaften: Stellen Sie auf „Ausgewählt“ oder „Alle“ und speichern Sie.',
  ],
  [
    'On registration: the feature is not enabled, though it is on for the directory.',
    'Bei der Registrierung: Die Funktion ist nicht eingeschaltet, obwohl sie für das Verzeichnis an ist.',
  ],
  [
    'The user, or the administrator who set it up, has no licence.',
    'Der Benutzer, oder der Administrator, der sie eingerichtet hat, hat keine Lizenz.',
  ],
  [
    'Licences of the user; SSPR_0012 on the reset page.',
    'Lizenzen des Benutzers; SSPR_0012 auf der Seite zum Zurücksetzen.',
  ],
  [
    'Assign a licence to the user, and to the administrator.',
    'Weisen Sie dem Benutzer und dem Administrator eine Lizenz zu.',
  ],
  [
    'Registration ends with: error processing request.',
    'Die Registrierung endet mit: Fehler beim Verarbeiten der Anforderung.',
  ],
  [
    'An outage of the service or a fault in the configuration.',
    'Ein Ausfall des Dienstes oder ein Fehler in der Konfiguration.',
  ],
  ['Service health in the admin center.', 'Dienststatus im Admin Center.'],
  [
    'Look at the health of the service, try again, then open a case with support code and time.',
    'Sehen Sie sich den Dienststatus an, versuchen Sie es noch einmal, und öffnen Sie dann einen Fall mit Supportcode und Uhrzeit.',
  ],
  [
    'On reset: the account is not enabled for password reset; password reset is off for the directory.',
    'Beim Zurücksetzen: Das Konto ist nicht für die Kennwortzurücksetzung aktiviert; sie ist für das Verzeichnis aus.',
  ],
  [
    'Password reset is off, or covers only a group without the user.',
    'Die Kennwortzurücksetzung ist aus, oder umfasst nur eine Gruppe ohne den Benutzer.',
  ],
  ['SSPR_0009 or SSPR_0013 on the page.', 'SSPR_0009 oder SSPR_0013 auf der Seite.'],
  [
    'On reset: the account cannot be reset automatically, only an administrator is offered.',
    'Beim Zurücksetzen: Das Konto lässt sich nicht automatisch zurücksetzen, nur ein Administrator wird angeboten.',
  ],
  ['Licences of the user; SSPR_0012 on the page.', 'Lizenzen des Benutzers; SSPR_0012 auf der Seite.'],
  [
    'On reset: not enabled, though password reset is on; contact data is missing or malformed.',
    'Beim Zurücksetzen: nicht aktiviert, obwohl die Kennwortzurücksetzung an ist; Kontaktdaten fehlen oder haben die falsche Form.',
  ],
  [
    'Phone number or mail address of the user cannot be used.',
    'Telefonnummer oder E-Mail-Adresse des Benutzers ist nicht zu verwenden.',
  ],
  [
    'Authentication methods of the user; SSPR_0014 on the page.',
    'Authentifizierungsmethoden des Benutzers; SSPR_0014 auf der Seite.',
  ],
  [
    'Correct the contact data, or let the user register again.',
    'Berichtigen Sie die Kontaktdaten, oder lassen Sie den Benutzer sich neu registrieren.',
  ],
  [
    'On reset: not enabled; the policy asks for two methods and the user has one.',
    'Beim Zurücksetzen: nicht aktiviert; die Richtlinie verlangt zwei Methoden, und der Benutzer hat eine.',
  ],
  ['Two verification steps need two pieces of contact data.', 'Zwei Prüfschritte brauchen zwei Kontaktangaben.'],
  [
    'Authentication methods of the user; number of methods required in the policy.',
    'Authentifizierungsmethoden des Benutzers; Zahl der Methoden, die die Richtlinie verlangt.',
  ],
  [
    'Register a second method, for example mobile and office phone.',
    'Registrieren Sie eine zweite Methode, zum Beispiel Mobil- und Bürotelefon.',
  ],
  [
    'On reset: an unexpected error occurred while contacting the user.',
    'Beim Zurücksetzen: unerwarteter Fehler beim Kontaktieren des Benutzers.',
  ],
  [
    'A passing fault of the service, or contact data that looks right and is not.',
    'Eine vorübergehende Störung des Dienstes, oder Kontaktdaten, die richtig aussehen und es nicht sind.',
  ],
  ['Authentication methods of the user.', 'Authentifizierungsmethoden des Benutzers.'],
  [
    'Wait ten seconds, choose to try again, or let the page send mail to the administrators.',
    'Warten Sie zehn Sekunden, wählen Sie „Erneut versuchen“, oder lassen Sie die Seite den Administratoren schreiben.',
  ],
  [
    'The text message or phone call for the reset never arrives.',
    'Die SMS oder der Anruf zum Zurücksetzen kommt nie an.',
  ],
  [
    'The number is malformed, or has an extension: extensions are cut off.',
    'Die Nummer hat die falsche Form oder eine Durchwahl: Durchwahlen werden abgeschnitten.',
  ],
  ['Phone number as stored for the user.', 'Telefonnummer, wie sie beim Benutzer gespeichert ist.'],
  [
    'Write it as country code, blank, number: +1 4255551234.',
    'Schreiben Sie sie als Ländercode, Leerzeichen, Nummer: +1 4255551234.',
  ],
  [
    'Use a number without extension, or let the telephone system route it.',
    'Benutzen Sie eine Nummer ohne Durchwahl, oder lassen Sie die Telefonanlage sie weiterleiten.',
  ],
  ['The reset email never arrives.', 'Die E-Mail zum Zurücksetzen kommt nie an.'],
  [
    'A spam filter took it, or the address is not the one the user looks at.',
    'Ein Spamfilter nahm sie, oder es ist nicht die Adresse, unter der der Benutzer nachsieht.',
  ],
  ['Mail address as stored for the user.', 'E-Mail-Adresse, wie sie beim Benutzer gespeichert ist.'],
  [
    'Look in junk and deleted items, and into the right mailbox.',
    'Sehen Sie in Junk-E-Mail und gelöschten Elementen nach, und im richtigen Postfach.',
  ],
  ['Correct the address in the directory.', 'Berichtigen Sie die Adresse im Verzeichnis.'],
  [
    'The reset policy is not applied to administrators.',
    'Die Richtlinie zum Zurücksetzen wird auf Administratoren nicht angewendet.',
  ],
  [
    'Administrators always get the stricter policy that Microsoft sets.',
    'Für Administratoren gilt immer die strengere Richtlinie, die Microsoft vorgibt.',
  ],
  ['Roles of the account.', 'Rollen des Kontos.'],
  ['Test the policy with an ordinary user.', 'Testen Sie die Richtlinie mit einem gewöhnlichen Benutzer.'],
  [
    'On reset: too many attempts, try again in 24 hours.',
    'Beim Zurücksetzen: zu viele Versuche, in 24 Stunden noch einmal versuchen.',
  ],
  [
    'Five attempts in an hour at a phone number, at the security questions or at one account stop further ones.',
    'Fünf Versuche in einer Stunde mit einer Telefonnummer, mit den Sicherheitsfragen oder an einem Konto verhindern weitere.',
  ],
  ['Attempts of the user in the audit log.', 'Versuche des Benutzers im Überwachungsprotokoll.'],
  [
    'Wait 24 hours after the last attempt, or let an administrator reset the password.',
    'Warten Sie 24 Stunden nach dem letzten Versuch, oder lassen Sie einen Administrator das Kennwort zurücksetzen.',
  ],
  ['On reset: the phone number is said to be incorrect.', 'Beim Zurücksetzen: Die Telefonnummer soll falsch sein.'],
  ['It differs from the stored one.', 'Sie ist anders als die gespeicherte.'],
  ['Enter the whole number with country and area code.', 'Geben Sie die ganze Nummer mit Länder- und Ortsvorwahl ein.'],
  [
    'The reset ends with: error processing request.',
    'Das Zurücksetzen endet mit: Fehler beim Verarbeiten der Anforderung.',
  ],
  [
    'No 31001 at that time: the request never left the cloud.',
    'Kein 31001 zu dieser Zeit: Die Anfrage verließ die Cloud nie.',
  ],
  [
    'Look for the operation in the log of the Connect server.',
    'Suchen Sie den Vorgang im Protokoll des Connect-Servers.',
  ],
  [
    'Look at the health of the service; then open a case with support code and time.',
    'Sehen Sie sich den Dienststatus an; öffnen Sie dann einen Fall mit Supportcode und Uhrzeit.',
  ],
  ['On-premises policy violation.', 'Verstoß gegen die lokale Richtlinie.'],
  ['Event 33008 with hr=80230619 at that time.', 'Ereignis 33008 mit hr=80230619 zu dieser Zeit.'],
  ['Choose another password.', 'Wählen Sie ein anderes Kennwort.'],
  [
    'Administrator: check age, history, complexity and filters.',
    'Administrator: Prüfen Sie Alter, Verlauf, Komplexität und Filter.',
  ],
  ['Password does not comply fuzzy policy.', 'Das Kennwort entspricht nicht der unscharfen Richtlinie.'],
  ['The password, or something close to it, is banned.', 'Das Kennwort, oder etwas Ähnliches, ist gesperrt.'],
  [
    'Audit log; no 31001 on the Connect server, as the cloud refused it first.',
    'Überwachungsprotokoll; kein 31001 auf dem Connect-Server, da die Cloud es vorher ablehnte.',
  ],
  [
    'An error on changing the password: it is too easy to guess.',
    'Ein Fehler beim Ändern des Kennworts: Es ist zu leicht zu erraten.',
  ],
  ['It holds a banned word, phrase or pattern.', 'Es enthält ein gesperrtes Wort, eine Wendung oder ein Muster.'],
  ['Audit log of the change.', 'Überwachungsprotokoll der Änderung.'],
  ['Choose a stronger password.', 'Wählen Sie ein stärkeres Kennwort.'],
  [
    'After the user id: please contact your administrator.',
    'Nach der Benutzer-ID: Wenden Sie sich an Ihren Administrator.',
  ],
  [
    'The password is managed on-premises and nothing writes it back for this user.',
    'Das Kennwort wird lokal verwaltet, und nichts schreibt es für diesen Benutzer zurück.',
  ],
  [
    'Password writeback not enabled in the configuration; SSPR_0010.',
    'Kennwortrückschreiben in der Konfiguration nicht eingeschaltet; SSPR_0010.',
  ],
  [
    'Administrator: reset it on-premises, or enable writeback for self-service.',
    'Administrator: Setzen Sie es lokal zurück, oder schalten Sie das Rückschreiben zur Selbstbedienung ein.',
  ],
  [
    'After the user id: your account is not enabled for password reset.',
    'Nach der Benutzer-ID: Ihr Konto ist nicht für die Kennwortzurücksetzung aktiviert.',
  ],
  [
    'Password reset is off for this user, or the licence is missing.',
    'Die Kennwortzurücksetzung ist für diesen Benutzer aus, oder die Lizenz fehlt.',
  ],
  ['SSPR_0009, SSPR_0012 or SSPR_0013 on the page.', 'SSPR_0009, SSPR_0012 oder SSPR_0013 auf der Seite.'],
  ['Use the link to ask the administrator.', 'Bitten Sie über den Link den Administrator.'],
  [
    'Administrator: switch it on and assign a licence.',
    'Administrator: Schalten Sie sie ein und weisen Sie eine Lizenz zu.',
  ],
  [
    "After the user id: we couldn't verify your account.",
    'Nach der Benutzer-ID: Ihr Konto konnte nicht überprüft werden.',
  ],
  [
    'The user never registered, or password reset is off.',
    'Der Benutzer hat sich nie registriert, oder die Kennwortzurücksetzung ist aus.',
  ],
  [
    'Registration of the user in the authentication methods report; SSPR_0014.',
    'Registrierung des Benutzers im Bericht zu Authentifizierungsmethoden; SSPR_0014.',
  ],
  [
    'Register at https://aka.ms/ssprsetup, or ask the administrator through the link.',
    'Registrieren Sie sich unter https://aka.ms/ssprsetup, oder bitten Sie über den Link den Administrator.',
  ],
];
