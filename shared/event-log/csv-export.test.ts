import { describe, expect, it } from 'vitest';
import { openCsvExport } from './csv-export.ts';
import type { EventFilter } from './log-reading.ts';
import { inPieces, readAll, utf16, utf8 } from './test-support/read-all.ts';
import type { WholeLog } from './test-support/read-all.ts';

function read(input: string | Uint8Array, filter?: EventFilter): Promise<WholeLog> {
  const bytes = typeof input === 'string' ? utf8(input) : input;
  const options = filter === undefined ? { file: 'log.csv' } : { file: 'log.csv', filter };
  return readAll(openCsvExport([bytes], options));
}

const english = 'Level,Date and Time,Source,Event ID,Task Category\r\n';

function row(id: number, text: string, day = 27): string {
  return `Error,${day}.10.2026 12:28:26,ADSync,${id},None,${text}\r\n`;
}

async function times(...dates: readonly string[]): Promise<{ times: readonly string[]; problems: readonly string[] }> {
  const rows = dates.map((date) => `Error,${date},ADSync,6329,Server,"text"\r\n`);
  const { records, problems } = await read(english + rows.join(''));
  return { times: records.map(({ time }) => time), problems };
}

describe('openCsvExport', () => {
  it('reads an English export with an unnamed, multi-line description', async () => {
    const text =
      `\ufeff${english}Error,9/29/2026 10:01:02 PM,PasswordResetService,33008,None,"Reason: a ""quoted"" word,\r\nsecond line"\r\n` +
      `Information,9/29/2026 12:00:01 AM,ADSync,904,(1),plain\r\n`;
    const { records, summary } = await read(text);
    expect(summary.problems).toEqual([]);
    expect(records).toEqual([
      {
        file: 'log.csv',
        place: { kind: 'line', line: 2 },
        recordId: null,
        time: '2026-09-29T22:01:02',
        timeMs: Date.UTC(2026, 8, 29, 22, 1, 2),
        provider: 'PasswordResetService',
        eventId: 33_008,
        level: 2,
        channel: '',
        computer: '',
        user: null,
        data: [],
        message: 'Reason: a "quoted" word,\r\nsecond line',
      },
      expect.objectContaining({
        place: { kind: 'line', line: 4 },
        time: '2026-09-29T00:00:01',
        level: 4,
        message: 'plain',
      }),
    ]);
    expect(summary).toMatchObject({ format: 'csv', first: '2026-09-29T00:00:01', last: '2026-09-29T22:01:02' });
  });

  it.each([
    ['German', 'Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID,Aufgabenkategorie', 'Fehler,27.10.2021 12:28:26', 2],
    ['Japanese', 'レベル,日付と時刻,ソース,イベント ID,タスクのカテゴリ', '警告,2021/10/27 12:28:26', 3],
    [
      'Japanese security',
      'キーワード,日付と時刻,ソース,イベント ID,タスクのカテゴリ',
      '失敗の監査,2021/10/27 12:28:26',
      0,
    ],
    ['French', 'Niveau,Date et heure,Source,ID de l’événement,Catégorie de la tâche', 'Erreur,27/10/2021 12:28:26', 2],
    ['Spanish', 'Nivel,Fecha y hora,Origen,Id. del evento,Categoría de la tarea', 'Advertencia,27/10/2021 12:28:26', 3],
    ['Dutch', 'Niveau,Datum en tijd,Bron,Gebeurtenis-id,Taakcategorie', 'Fout,27-10-2021 12:28:26', 2],
    ['Russian', 'Уровень,Дата и время,Источник,Код события,Категория задачи', 'Сведения,27.10.2021 12:28:26', 4],
    ['Polish', 'Poziom,Data i godzina,Źródło,Identyfikator zdarzenia,Kategoria zadania', 'Błąd,27.10.2021 12:28:26', 2],
    ['Chinese', '级别,日期和时间,来源,事件 ID,任务类别', '错误,2021/10/27 12:28:26', 2],
    ['Korean', '수준,날짜 및 시간,원본,이벤트 ID,작업 범주', '오류,2021-10-27 오후 12:28:26', 2],
    ['Hungarian', 'Szint,Dátum és idő,Forrás,Eseményazonosító,Feladatkategória', 'Hiba,2021. 10. 27. 12:28:26', 2],
    ['Czech', 'Úroveň,Datum a čas,Zdroj,ID události,Kategorie úlohy', 'Chyba,27. 10. 2021 12:28:26', 2],
    ['Italian', 'Livello,Data e ora,Origine,ID evento,Categoria attività', 'Critico,27/10/2021 12:28:26', 1],
    [
      'Portuguese',
      'Nível,Data e Hora,Fonte,Identificação do Evento,Categoria da Tarefa',
      'Detalhado,27/10/2021 12:28:26',
      5,
    ],
    ['no heading', null, 'Warning,10/27/2021 12:28:26 PM', 3],
  ])('reads %s', async (_language, header, start, level) => {
    const event = `${start},ADSync,6329,Server,"eins\r\nzwei"\r\n`;
    const { records, problems } = await read(`${header === null ? '' : `${header}\r\n`}${event}${event}`);
    expect(problems).toEqual([]);
    expect(records).toHaveLength(2);
    expect(records[0]).toMatchObject({
      level,
      time: '2021-10-27T12:28:26',
      provider: 'ADSync',
      eventId: 6329,
      message: 'eins\r\nzwei',
    });
  });

  it('reads semicolons, tabs, a separator line and UTF-16', async () => {
    const rows = `${english}Error,2026-10-05 08:15:31,ADSync,6329,Server,"a, b; c"\r\n`;
    const swapped = (separator: string): string => rows.replaceAll(',', separator).replace(`a${separator} b`, 'a, b');
    for (const text of [swapped(';'), `sep=;\r\n${swapped(';')}`, swapped('\t')]) {
      for (const bytes of [utf8(text), utf16(`\ufeff${text}`, 'little'), utf16(text, 'little')]) {
        const { records, problems } = await read(bytes);
        expect(problems).toEqual([]);
        expect(records).toMatchObject([{ eventId: 6329, message: 'a, b; c', time: '2026-10-05T08:15:31' }]);
      }
    }
  });

  it('finds further columns by their names', async () => {
    const text =
      'Level,Date and Time,Source,Event ID,Task Category,User,Computer,Keywords,Message\r\n' +
      'Error,2026/10/05 08:15:31,ADSync,6329,Server,S-1-5-18,sync01,Classic,text\r\n';
    expect((await read(text)).records).toMatchObject([{ computer: 'sync01', user: 'S-1-5-18', message: 'text' }]);
    const german =
      'Ebene,Datum und Uhrzeit,Quelle,Ereignis-ID,Aufgabenkategorie,Computer\r\n' +
      'Fehler,05.10.2026 08:15:31,ADSync,6329,Server,sync01,"Text"\r\n';
    expect((await read(german)).records).toMatchObject([{ computer: 'sync01', level: 2, message: 'Text' }]);
  });

  it('reads what Export-Csv makes of Get-WinEvent', async () => {
    const text =
      '#TYPE System.Diagnostics.Eventing.Reader.EventLogRecord\r\n' +
      '"Message","Id","Version","Level","RecordId","ProviderName","LogName","MachineName","UserId","TimeCreated","LevelDisplayName"\r\n' +
      '"line 1\nline 2","31002","0","4","77","PasswordResetService","Application","sync01","S-1-5-18","10/5/2026 8:15:31 AM","Information"\r\n';
    expect((await read(text)).records).toMatchObject([
      {
        message: 'line 1\nline 2',
        eventId: 31_002,
        level: 4,
        recordId: 77,
        provider: 'PasswordResetService',
        channel: 'Application',
        computer: 'sync01',
        user: 'S-1-5-18',
        time: '2026-10-05T08:15:31',
      },
    ]);
  });

  it('keeps the row whose quote never closes, at the end and before other rows', async () => {
    const end = await read(`${english}${row(1, '"closed"')}${row(2, '"open\r\nand on')}`);
    expect(end.records.map(({ message }) => message)).toEqual(['closed', 'open\r\nand on']);
    expect(end.problems).toEqual(['quote-unclosed']);
    const middle = await read(english + row(1, '"open') + row(2, 'plain') + row(3, '"closed"') + row(4, '"closed"'));
    expect(middle.records.map(({ eventId, message }) => [eventId, message])).toEqual([
      [1, 'open'],
      [2, 'plain'],
      [3, 'closed'],
      [4, 'closed'],
    ]);
    expect(middle.problems).toEqual(['quote-unclosed']);
  });

  it('takes an undoubled quote inside a description as text', async () => {
    const { records, problems } = await read(
      `${english}Error,27.10.2026 12:28:26,ADSync,1,None,"say "hello" twice"\r\n`,
    );
    expect(records[0]?.message).toBe('say "hello" twice');
    expect(problems).toEqual([]);
  });

  it('reports lines that are no event and unknown levels once', async () => {
    const text = `${english}Error,27.10.2026 12:28:26,ADSync,1,None,a\r\nnot a row\r\nHmm,27.10.2026 12:28:26,ADSync,1,None,b\r\nHmm,27.10.2026 12:28:26,ADSync,1,None,c\r\n`;
    const { records, problems } = await read(text);
    expect(records.map(({ level }) => level)).toEqual([2, 0, 0]);
    expect(problems).toEqual(['row-unreadable', 'level-unknown']);
  });

  it('says so when nothing is an event', async () => {
    expect((await read('a,b,c\r\n1,2,3\r\n')).problems).toEqual(['no-events']);
  });

  it('filters, by time too', async () => {
    const text = english + row(1, 'x', 27) + row(2, 'x', 28) + row(3, 'x', 29);
    const ids = async (filter: EventFilter): Promise<unknown> =>
      (await read(text, filter)).records.map(({ eventId }) => eventId);
    expect(await ids({ sinceMs: Date.UTC(2026, 9, 28), untilMs: Date.UTC(2026, 9, 29) })).toEqual([2]);
    expect(await ids({ eventIds: [1, 3], levels: [2] })).toEqual([1, 3]);
    expect(await ids({ providers: ['other'] })).toEqual([]);
  });

  it('reads the same in pieces of any size', async () => {
    const bytes = utf8(
      `\ufeff${english}Error,9/10/2026 8:15:31 AM,ADSync,1,None,"ä ""b""\r\nc"\r\nError,9/9/2026 8:15:31 AM,ADSync,2,None,d`,
    );
    const whole = await read(bytes);
    expect(whole.records).toHaveLength(2);
    for (const size of [1, 2, 5, 64]) {
      expect((await readAll(openCsvExport(inPieces(bytes, size), { file: 'log.csv' }))).records).toEqual(whole.records);
    }
  });
});

describe('the order of day and month', () => {
  it('is decided by a number above twelve anywhere in the file', async () => {
    expect(await times('9/10/2026 08:00:00', '13/9/2026 08:00:00')).toEqual({
      times: ['2026-10-09T08:00:00', '2026-09-13T08:00:00'],
      problems: [],
    });
    expect(await times('10/9/2026 08:00:00', '9/13/2026 08:00:00')).toEqual({
      times: ['2026-10-09T08:00:00', '2026-09-13T08:00:00'],
      problems: [],
    });
    expect((await times('11/10/2026 8:00:00 am', '30/9/2026 8:00:00 pm')).times).toEqual([
      '2026-10-11T08:00:00',
      '2026-09-30T20:00:00',
    ]);
  });

  it('is decided by the order of the events', async () => {
    // Newest first, read as day/month: 2 October, 12 September, 11 September. As month/day it would jump back and forth.
    expect(await times('2/10/2026 08:00:00', '12/9/2026 08:00:00', '11/9/2026 08:00:00')).toEqual({
      times: ['2026-10-02T08:00:00', '2026-09-12T08:00:00', '2026-09-11T08:00:00'],
      problems: [],
    });
    expect((await times('10/2/2026 08:00:00', '9/12/2026 08:00:00', '9/11/2026 08:00:00')).times[0]).toBe(
      '2026-10-02T08:00:00',
    );
  });

  it('is month first where AM and PM are all there is to go by', async () => {
    expect(await times('9/10/2026 8:00:00 PM')).toEqual({ times: ['2026-09-10T20:00:00'], problems: [] });
  });

  it('is day first, with a problem, where nothing tells', async () => {
    expect(await times('9/10/2026 08:00:00')).toEqual({
      times: ['2026-10-09T08:00:00'],
      problems: ['date-order-unknown'],
    });
  });
});
