import type { Pair } from '../template.ts';

// What the table of result codes says. A table: each sentence stands once, in the order of its source.

export const resultSentences: readonly Pair[] = [
  ['password restriction', 'Kennwort eingeschränkt'],
  [
    'Active Directory refused the new password because of a rule.',
    'Active Directory lehnte das neue Kennwort wegen einer Regel ab.',
  ],
  [
    'The last change is younger than the minimum password age.',
    'Die letzte Änderung ist jünger als das Mindestalter des Kennworts.',
  ],
  [
    'The password was used before (history) or is not complex enough.',
    'Das Kennwort wurde schon benutzt (Verlauf) oder ist nicht komplex genug.',
  ],
  [
    'A password filter or Entra Password Protection refused it.',
    'Ein Kennwortfilter oder Entra Password Protection lehnte es ab.',
  ],
  ['The account has the flag PASSWD_CANT_CHANGE.', 'Das Konto trägt das Kennzeichen PASSWD_CANT_CHANGE.'],
  [
    'Compare the time of the last change with the minimum password age; 0 days lets people change twice a day.',
    'Vergleichen Sie die Zeit der letzten Änderung mit dem Mindestalter des Kennworts; 0 Tage erlauben zwei Änderungen am Tag.',
  ],
  [
    'Choose a password the domain has not seen, and check fine-grained policies of this user.',
    'Wählen Sie ein Kennwort, das die Domäne noch nicht kennt, und prüfen Sie abgestimmte Richtlinien dieses Benutzers.',
  ],
  [
    'Look for filters on the domain controllers and for event 4724 in their Security log.',
    'Suchen Sie auf den Domänencontrollern nach Filtern und in deren Sicherheitsprotokoll nach Ereignis 4724.',
  ],
  [
    'Clear "User cannot change password" on the account.',
    'Nehmen Sie am Konto „Benutzer kann Kennwort nicht ändern“ weg.',
  ],
  ['connector account denied', 'Connectorkonto abgewiesen'],
  [
    'The account lacks Reset password or the right to write lockoutTime and pwdLastSet.',
    'Dem Konto fehlt „Kennwort zurücksetzen“ oder das Recht, lockoutTime und pwdLastSet zu schreiben.',
  ],
  [
    'Inheritance is switched off on the user or its organizational unit.',
    'Die Vererbung ist am Benutzer oder an seiner Organisationseinheit ausgeschaltet.',
  ],
  [
    'The user is protected (adminCount = 1): a reset is refused by design, a change works.',
    'Der Benutzer ist geschützt (adminCount = 1): Zurücksetzen wird grundsätzlich abgelehnt, Ändern geht.',
  ],
  [
    'Remote calls to SAM are restricted on the server or on a domain controller.',
    'Remoteaufrufe an SAM sind auf dem Server oder einem Domänencontroller eingeschränkt.',
  ],
  ['The user may not change the password.', 'Der Benutzer darf das Kennwort nicht ändern.'],
  [
    'Check whether all users fail or only some.',
    'Prüfen Sie, ob es bei allen Benutzern scheitert oder nur bei einigen.',
  ],
  [
    'All: grant the writeback permissions at the domain root and wait up to an hour.',
    'Bei allen: Erteilen Sie die Berechtigungen für das Rückschreiben an der Wurzel der Domäne und warten Sie bis zu einer Stunde.',
  ],
  [
    'Some: check inheritance and adminCount of these users.',
    'Bei einigen: Prüfen Sie Vererbung und adminCount dieser Benutzer.',
  ],
  [
    'Look into the 6329 beside it: "Failed to acquire user information" points at the SAM restriction.',
    'Sehen Sie in das 6329 daneben: „Failed to acquire user information“ deutet auf die Einschränkung von SAM.',
  ],
  ['password sync not enabled on connector', 'Kennwortsynchronisierung auf dem Connector nicht aktiviert'],
  [
    'Writeback was switched on before this forest was added, so its connector does not take part.',
    'Das Rückschreiben wurde eingeschaltet, bevor diese Gesamtstruktur hinzukam; ihr Connector macht also nicht mit.',
  ],
  [
    'A forest was added, or removed and added again, after writeback had been enabled.',
    'Eine Gesamtstruktur kam hinzu, oder ging und kam wieder, nachdem das Rückschreiben eingeschaltet worden war.',
  ],
  [
    'Finish the forest changes, then disable and re-enable password writeback in the wizard.',
    'Beenden Sie die Änderungen an den Gesamtstrukturen, schalten Sie dann das Kennwortrückschreiben im Assistenten aus und wieder ein.',
  ],
  [
    'The connector speaks LDAP without signing and encryption, so the domain controller takes no password.',
    'Der Connector spricht LDAP ohne Signieren und Verschlüsseln; der Domänencontroller nimmt also kein Kennwort an.',
  ],
  [
    '"Sign and Encrypt LDAP Traffic" is off in the forest, partition or alternate credentials options.',
    '„Sign and Encrypt LDAP Traffic“ ist in den Optionen der Gesamtstruktur, der Partition oder der anderen Anmeldedaten aus.',
  ],
  [
    'Switch it on in all three places of the connector, then restart the service ADSync.',
    'Schalten Sie es an allen drei Stellen des Connectors ein und starten Sie dann den Dienst ADSync neu.',
  ],
  ['duplicate anchor', 'doppelter Anker'],
  [
    'Two objects share the anchor of this user, so Connect cannot tell which one to write to.',
    'Zwei Objekte teilen sich den Anker dieses Benutzers; Connect weiß nicht, in welches es schreiben soll.',
  ],
  [
    'The same user is enabled in two domains or forests, for example an account and a resource forest.',
    'Derselbe Benutzer ist in zwei Domänen oder Gesamtstrukturen aktiviert, etwa in einer für Konten und einer für Ressourcen.',
  ],
  ['The anchor is not unique, for example an alias or UPN.', 'Der Anker ist nicht eindeutig, etwa ein Alias oder UPN.'],
  ['Disable or filter the second object.', 'Deaktivieren oder filtern Sie das zweite Objekt.'],
  ['Use an anchor attribute that is unique.', 'Benutzen Sie ein Attribut als Anker, das eindeutig ist.'],
  ['object not found', 'Objekt nicht gefunden'],
  [
    'Connect does not find the user, or the link between connector space and metaverse is missing.',
    'Connect findet den Benutzer nicht, oder die Verbindung zwischen Connectorbereich und Metaverse fehlt.',
  ],
  [
    'The user is outside the scope of the password sync rule or of selective password hash sync.',
    'Der Benutzer liegt außerhalb des Bereichs der Regel zur Kennwortsynchronisierung oder der selektiven Kennworthash-Synchronisierung.',
  ],
  ['The user was deleted or moved on-premises.', 'Der Benutzer wurde lokal gelöscht oder verschoben.'],
  [
    'Check that this server synchronises the user, and inspect the object in connector space and metaverse.',
    'Prüfen Sie, ob dieser Server den Benutzer synchronisiert, und sehen Sie sich das Objekt in Connectorbereich und Metaverse an.',
  ],
  [
    'Check the join of the rule Microsoft.InfromADUserAccountEnabled.xxx.',
    'Prüfen Sie die Verknüpfung der Regel Microsoft.InfromADUserAccountEnabled.xxx.',
  ],
  ['domain controller could not be contacted', 'Domänencontroller nicht erreicht'],
  ['No usable domain controller answered.', 'Kein brauchbarer Domänencontroller antwortete.'],
  [
    'Preferred domain controllers are listed by NETBIOS name.',
    'Bevorzugte Domänencontroller stehen mit NETBIOS-Namen in der Liste.',
  ],
  ['The domain controllers are unreachable.', 'Die Domänencontroller sind nicht zu erreichen.'],
  [
    'List preferred domain controllers by full DNS name.',
    'Tragen Sie bevorzugte Domänencontroller mit vollem DNS-Namen ein.',
  ],
  ['Check DNS, 389, 88, 135 and 445 towards them.', 'Prüfen Sie DNS, 389, 88, 135 und 445 dorthin.'],
  [
    'A wrapper: the cause stands in another line of the same event.',
    'Eine Hülle: Die Ursache steht in einer anderen Zeile desselben Ereignisses.',
  ],
  [
    'Read the line "Failed to acquire user information" in the 6329 and look up its code.',
    'Lesen Sie im 6329 die Zeile „Failed to acquire user information“ und schlagen Sie deren Code nach.',
  ],
  [
    'The path of the user could not be used; a reserved character in it may be the reason.',
    'Der Pfad des Benutzers war nicht zu verwenden; vielleicht liegt es an einem reservierten Zeichen darin.',
  ],
  [
    'The distinguished name holds a reserved character such as / , + or =.',
    'Der Distinguished Name enthält ein reserviertes Zeichen wie / , + oder =.',
  ],
  [
    'Rename the organizational unit or the object without reserved characters.',
    'Benennen Sie die Organisationseinheit oder das Objekt ohne reservierte Zeichen um.',
  ],
  [
    'The password of the connector account is longer than Connect can use.',
    'Das Kennwort des Connectorkontos ist länger, als Connect verwenden kann.',
  ],
  [
    'The password of the AD connector account has more than 256 characters (127 in 2017 builds).',
    'Das Kennwort des AD-Connectorkontos hat mehr als 256 Zeichen (127 in Ständen von 2017).',
  ],
  [
    'Give the connector account a password of at most 256 characters.',
    'Geben Sie dem Connectorkonto ein Kennwort mit höchstens 256 Zeichen.',
  ],
  [
    'Enter it in Synchronization Service, Connectors, properties of the AD connector, then restart ADSync.',
    'Tragen Sie es in Synchronization Service unter Connectors in den Eigenschaften des AD-Connectors ein und starten Sie dann ADSync neu.',
  ],
  ['database connection failed', 'Verbindung zur Datenbank gescheitert'],
  ['The sync engine cannot reach its database.', 'Das Synchronisierungsmodul erreicht seine Datenbank nicht.'],
  [
    'LocalDB does not start, for example with a corrupt model database (repaired in 2.1.1.0).',
    'LocalDB startet nicht, etwa wegen einer beschädigten Datenbank „model“ (behoben in 2.1.1.0).',
  ],
  ['Look for 528 of SQLLocalDB 15.0 and 6226 beside it.', 'Suchen Sie nach 528 von SQLLocalDB 15.0 und 6226 daneben.'],
  [
    'Follow the article on the model database; update Connect.',
    'Folgen Sie dem Artikel zur Datenbank „model“; aktualisieren Sie Connect.',
  ],
  [
    'An assembly does not match its manifest: the service or wizard does not start after an upgrade.',
    'Eine Assembly passt nicht zu ihrem Manifest: Dienst oder Assistent starten nach einem Upgrade nicht.',
  ],
  [
    'miiserver.exe.config was edited and lacks a binding redirect that 2.5.190.0 or 2.6.1.0 needs.',
    'miiserver.exe.config wurde geändert, und ihr fehlt eine Bindungsumleitung, die 2.5.190.0 oder 2.6.1.0 braucht.',
  ],
  [
    'Restore the configuration file of the installed build, or install a newer build.',
    'Stellen Sie die Konfigurationsdatei des installierten Stands wieder her, oder installieren Sie einen neueren.',
  ],
  ['service-specific error', 'dienstspezifischer Fehler'],
  [
    'Possibly the number behind "server encryption key cannot be accessed" (6028).',
    'Möglicherweise die Nummer hinter „server encryption key cannot be accessed“ (6028).',
  ],
  [
    'Check the password of the service account and whether its key can be opened.',
    'Prüfen Sie das Kennwort des Dienstkontos und ob sich sein Schlüssel öffnen lässt.',
  ],
  [
    'Possibly the object was moved or deleted, or replication is behind.',
    'Möglicherweise wurde das Objekt verschoben oder gelöscht, oder die Replikation hängt nach.',
  ],
  [
    'Look the object up on the domain controller that Connect uses.',
    'Schlagen Sie das Objekt auf dem Domänencontroller nach, den Connect benutzt.',
  ],
  [
    'Possibly the new password breaks a rule of the domain.',
    'Möglicherweise verstößt das neue Kennwort gegen eine Regel der Domäne.',
  ],
  ['Read it like 80230619.', 'Lesen Sie ihn wie 80230619.'],
  ['Possibly the current password was wrong.', 'Möglicherweise war das bisherige Kennwort falsch.'],
  ['Enter the present on-premises password.', 'Geben Sie das jetzige lokale Kennwort ein.'],
  ['Possibly the account is locked out.', 'Möglicherweise ist das Konto gesperrt.'],
  ['Unlock it on-premises.', 'Entsperren Sie es lokal.'],
  [
    'Access denied, most often a restriction of remote calls to SAM.',
    'Zugriff verweigert, meist durch eine Einschränkung von Remoteaufrufen an SAM.',
  ],
  [
    'Read "Restrict clients allowed to make remote calls to SAM" on the server and on every domain controller; allow the connector account.',
    'Lesen Sie „Restrict clients allowed to make remote calls to SAM“ auf dem Server und jedem Domänencontroller; erlauben Sie das Connectorkonto.',
  ],
  ['The handle is no longer valid.', 'Das Handle ist nicht mehr gültig.'],
  [
    'Check name resolution and the ports 135, 49152-65535 and 445 from the Connect server to each domain controller.',
    'Prüfen Sie die Namensauflösung und die Ports 135, 49152-65535 und 445 vom Connect-Server zu jedem Domänencontroller.',
  ],
  ['Not enough storage to finish the call.', 'Nicht genug Speicher, um den Aufruf zu beenden.'],
  [
    'Check memory on the Connect server and the domain controller.',
    'Prüfen Sie den Arbeitsspeicher des Connect-Servers und des Domänencontrollers.',
  ],
  ['A disk operation failed even after retries.', 'Ein Zugriff auf das Laufwerk scheiterte auch nach Wiederholungen.'],
  ['Check the disk of the domain controller.', 'Prüfen Sie das Laufwerk des Domänencontrollers.'],
  ['The domain controller lacks memory for the call.', 'Dem Domänencontroller fehlt Arbeitsspeicher für den Aufruf.'],
  ['Check memory on the domain controller.', 'Prüfen Sie den Arbeitsspeicher des Domänencontrollers.'],
  ['The account is disabled.', 'Das Konto ist deaktiviert.'],
  ['Enable the account.', 'Aktivieren Sie das Konto.'],
  ['The system lacks resources for the call.', 'Dem System fehlen Ressourcen für den Aufruf.'],
  ['Check the load of the domain controller.', 'Prüfen Sie die Last des Domänencontrollers.'],
  [
    'The RPC server is unavailable: the domain controller is not reached.',
    'Der RPC-Server ist nicht verfügbar: Der Domänencontroller wird nicht erreicht.',
  ],
  ['The RPC server is too busy.', 'Der RPC-Server ist überlastet.'],
  ['The remote call failed.', 'Der Remoteaufruf scheiterte.'],
  ['The remote call failed and was not carried out.', 'Der Remoteaufruf scheiterte und wurde nicht ausgeführt.'],
  ['An RPC protocol error occurred.', 'Ein Fehler im RPC-Protokoll trat auf.'],
  ['The endpoint mapper has no endpoint left to give.', 'Die Endpunktzuordnung hat keinen Endpunkt mehr zu vergeben.'],
  ['The remote call was cancelled.', 'Der Remoteaufruf wurde abgebrochen.'],
  ['A security package failed during the call.', 'Ein Sicherheitspaket scheiterte während des Aufrufs.'],
  ['Check Kerberos, the clock and the secure channel.', 'Prüfen Sie Kerberos, die Uhr und den sicheren Kanal.'],
  ['The directory object was not found.', 'Das Verzeichnisobjekt wurde nicht gefunden.'],
  ['Check the naming context and replication.', 'Prüfen Sie Namenskontext und Replikation.'],
  ['The account lacks rights on the object.', 'Dem Konto fehlen Rechte am Objekt.'],
  [
    'Grant the writeback permissions and check inheritance on the object.',
    'Erteilen Sie die Berechtigungen für das Rückschreiben und prüfen Sie die Vererbung am Objekt.',
  ],
  ['The naming context was not found.', 'Der Namenskontext wurde nicht gefunden.'],
  ['Check the partitions selected on the connector.', 'Prüfen Sie die am Connector ausgewählten Partitionen.'],
  [
    'The distinguished name is not valid for replication.',
    'Der Distinguished Name ist für die Replikation nicht gültig.',
  ],
  ['Replication could not allocate memory.', 'Die Replikation konnte keinen Speicher belegen.'],
  ['Replication met a database error.', 'Die Replikation traf auf einen Datenbankfehler.'],
  [
    'Check the directory database of the domain controller.',
    'Prüfen Sie die Verzeichnisdatenbank des Domänencontrollers.',
  ],
  ['Replication access was denied.', 'Der Zugriff auf die Replikation wurde verweigert.'],
  [
    'Check that the connector account holds the two Replicating Directory Changes rights.',
    'Prüfen Sie, ob das Connectorkonto die beiden Rechte Replicating Directory Changes hat.',
  ],
  ['The source server refuses replication requests.', 'Der Quellserver lehnt Replikationsanforderungen ab.'],
  [
    'Check that outbound replication of the domain controller is on.',
    'Prüfen Sie, ob die ausgehende Replikation des Domänencontrollers an ist.',
  ],
  ['The source holds a partial replica only.', 'Die Quelle enthält nur ein Teilreplikat.'],
  [
    'Point the connector at a writable domain controller.',
    'Richten Sie den Connector auf einen beschreibbaren Domänencontroller.',
  ],
];
