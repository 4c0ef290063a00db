/** Answers of Windows in other display languages, in the layout that the English ones have. */

function service(typeLabel: string, stateLabel: string, flags: string, state: string): string {
  return [
    '',
    'SERVICE_NAME: ADSync ',
    `        ${typeLabel.padEnd(19)}: 10  WIN32_OWN_PROCESS  `,
    `        ${stateLabel.padEnd(19)}: ${state} `,
    `                                (${flags})`,
    `        WIN32_EXIT_CODE    : 0  (0x0)`,
    `        SERVICE_EXIT_CODE  : 0  (0x0)`,
    '        PID                : 5716',
    '',
  ].join('\r\n');
}

export const germanService = service('TYP', 'STATUS', 'STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN', '4  RUNNING');
export const frenchService = service('TYPE', 'ÉTAT', 'STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN', '4  RUNNING');
export const englishService = service('TYPE', 'STATE', 'STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN', '4  RUNNING');
export const japaneseService = service('種類', '状態', 'STOPPABLE, NOT_PAUSABLE, ACCEPTS_SHUTDOWN', '4  RUNNING');
export const japaneseStoppedService = service('種類', '状態', 'NOT_STOPPABLE, NOT_PAUSABLE', '1  STOPPED');

// The labels of w32tm are translated, their order is not.
export const germanTime = [
  'Sprungindikator: 0(keine Warnung)',
  'Stratum: 3 (Sekundärreferenz - synchr. über (S)NTP)',
  'Präzision: -23 (119.209ns pro Tick)',
  'Stammverzögerung: 0.0312500s',
  'Stammabweichung: 0.0442156s',
  'Referenz-ID: 0xC0000265 (Quell-IP:  192.0.2.101)',
  'Letzte erfolgr. Synchronisierungszeit: 16.11.2026 09:05:14',
  'Quelle: dc01.wingtip.example',
  'Abrufintervall: 10 (1024s)',
  '',
].join('\r\n');

export const frenchTime = [
  'Indicateur de dérive : 0(aucun avertissement)',
  'Couche : 3 (référence secondaire - synchronisée par (S)NTP)',
  'Précision : -23 (119.209ns par battement)',
  'Délai de racine : 0.0312500s',
  'Dispersion de racine : 0.0442156s',
  'ID de référence : 0xC0000265 (adresse IP source :  192.0.2.101)',
  'Heure de la dernière synchronisation réussie : 16/11/2026 09:05:14',
  'Source : dc01.treyresearch.example',
  "Intervalle d'interrogation : 10 (1024s)",
  '',
].join('\r\n');

export const englishTime = germanTime
  .replace('Sprungindikator: 0(keine Warnung)', 'Leap Indicator: 0(no warning)')
  .replace('Quelle', 'Source');

export const japaneseTime = [
  '閏インジケーター: 0(警告なし)',
  '階層: 3 (二次参照 - (S)NTP で同期)',
  '精度: -23 (ティックごとに 119.209ns)',
  'ルート遅延: 0.0312500s',
  'ルート分散: 0.0442156s',
  '参照 ID: 0xC0000265 (ソース IP:  192.0.2.101)',
  '最終正常同期時刻: 2026/11/16 9:05:14',
  'ソース: dc01.wingtip.example',
  'ポーリング間隔: 10 (1024s)',
  '',
].join('\r\n');
