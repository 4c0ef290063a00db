/*
 * Level words as Event Viewer shows them, by language of Windows: English, German, French, Spanish, Italian, Portuguese, Dutch,
 * Japanese, Chinese (simplified, traditional), Korean, Russian, Ukrainian, Polish, Czech, Hungarian, Turkish, Swedish, Danish,
 * Norwegian, Finnish, Romanian, Greek. Lower case.
 */
const levelWords: readonly (readonly [level: number, words: string])[] = [
  [0, 'log always|logalways|immer protokollieren|toujours journaliser|ログを常に記録|始终记录'],
  [
    1,
    'critical|kritisch|critique|crítico|crítica|critico|kritiek|重大|关键|严重|嚴重|위험|심각|критический|критическое|критично|критичний|krytyczne|krytyczny|kritické|kritický|kritikus|kritik|kritisk|kriittinen|critic|κρίσιμο',
  ],
  [
    2,
    'error|fehler|erreur|errore|erro|fout|エラー|错误|錯誤|오류|ошибка|помилка|błąd|chyba|hiba|hata|fel|fejl|feil|virhe|eroare|σφάλμα',
  ],
  [
    3,
    'warning|warnung|avertissement|advertencia|avviso|aviso|waarschuwing|警告|경고|предупреждение|попередження|ostrzeżenie|upozornění|figyelmeztetés|uyarı|varning|advarsel|varoitus|avertisment|avertizare|προειδοποίηση',
  ],
  [
    4,
    'information|informational|informationen|informations|información|informazioni|informazione|informação|informações|informatie|情報|信息|資訊|정보|сведения|информация|відомості|інформація|informacje|informacja|informace|információ|bilgi|oplysninger|informasjon|tiedot|informații|informație|πληροφορίες',
  ],
  [
    5,
    'verbose|ausführlich|commentaires|détaillé|detallado|dettagliato|detalhado|uitgebreid|詳細|详细|詳細資訊|자세한 정보|подробности|подробно|докладно|szczegółowe|pełne|podrobné|részletes|ayrıntılı|utförlig|detaljeret|detaljert|yksityiskohtainen|detaliat',
  ],
];

const levels = new Map(levelWords.flatMap(([level, words]) => words.split('|').map((word) => [word, level] as const)));

// Audit Success, Überwachung gescheitert, Échec de l'audit, 失敗の監査, 审核成功, 稽核失敗, Аудит отказа, 감사 성공
const auditWord = /audit|überwach|監査|审核|稽核|аудит|감사|revisione/;

/** Level number of a level word, a number, or the audit keyword that stands there in the Security log (0); null if unknown. */
export function levelOf(text: string): number | null {
  const word = text.trim().toLowerCase();
  const known = levels.get(word);
  if (known !== undefined) return known;
  // 4
  if (/^[0-5]$/.test(word)) return Number(word);
  return auditWord.test(word) ? 0 : null;
}

export type ColumnRole =
  | 'level'
  | 'time'
  | 'provider'
  | 'eventId'
  | 'message'
  | 'computer'
  | 'channel'
  | 'user'
  | 'recordId';

/*
 * Columns by name. The first five of Event Viewer are found by position in any language; names matter for those that a person
 * added to the view, and for Export-Csv, whose names are English everywhere.
 */
const columnNames: readonly (readonly [role: ColumnRole, names: string])[] = [
  ['level', 'level|leveldisplayname|entrytype'],
  ['time', 'date and time|timecreated|timegenerated'],
  ['provider', 'source|providername'],
  ['eventId', 'event id|eventid|id|instanceid'],
  [
    'message',
    'message|description|nachricht|beschreibung|meldung|descripción|descrizione|descrição|説明|描述|описание|opis',
  ],
  [
    'computer',
    'computer|computername|machinename|ordinateur|equipo|computador|コンピューター|计算机|電腦|컴퓨터|компьютер|komputer|počítač|számítógép|bilgisayar|dator',
  ],
  ['channel', 'log|logname|protokoll|journal|registro|logboek|ログ|日志|記錄檔|로그|журнал|dziennik'],
  [
    'user',
    'user|userid|username|benutzer|utilisateur|usuario|utente|utilizador|usuário|gebruiker|ユーザー|用户|使用者|사용자|пользователь|użytkownik',
  ],
  ['recordId', 'recordid|record id|eventrecordid|index'],
];

const roles = new Map(columnNames.flatMap(([role, names]) => names.split('|').map((name) => [name, role] as const)));

export function columnRole(name: string): ColumnRole | null {
  return roles.get(name.trim().toLowerCase()) ?? null;
}
