import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findForeignLanguage } from '../../src/articles/language.ts';

describe('language', () => {
  it.each([
    ['French', 'Le maire de la ville a déclaré mardi que “nous allons gagner ce procès” devant la presse réunie.'],
    ['German', 'Der Bürgermeister sagte am Dienstag, die Stadt werde für den Schaden an der Brücke nicht zahlen.'],
    ['Spanish', 'El alcalde dijo el martes que la ciudad no pagará los daños que la tormenta causó al puente.'],
    ['Dutch', 'De burgemeester zei dinsdag dat de stad niet zal betalen voor de schade aan de brug.'],
    ['Russian', 'Мэр заявил во вторник, что город не будет платить за ущерб, нанесённый мосту.'],
    ['Chinese', '市长星期二说，该市不会支付桥梁的损坏费用。这是一个重要的决定，他补充说。'],
    ['Arabic', 'قال رئيس البلدية يوم الثلاثاء إن المدينة لن تدفع تكاليف الأضرار التي لحقت بالجسر'],
    ['Burmese', 'မြို့တော်ဝန်က အင်္ဂါနေ့တွင် တံတားပျက်စီးမှုအတွက် မပေးဆောင်ဟု ပြောကြားခဲ့သည်။'],
    [
      'Polish',
      'To do list: The Ramp, Moor, For Sale. Bilety na prom; Godziny otwarcia mostu i promu w Moor; Mapa dla turystów; Nie ma promu po 18; Zdjęcia z mostu',
    ],
    [
      'German',
      'Die 5 besten Apps für das iPhone: To Do, The Room, Notability. Der Preis ist 3 Euro. Mit Werbung und ohne. Von Apple für das iPad, nicht für Android',
    ],
  ])('names %s', async (name, text) => {
    expect(await findForeignLanguage(text)).toBe(name);
  });

  it.each([
    ['empty', ''],
    ['one word', 'Ja.'],
    ['a few words', 'La Casa Blanca anunció ayer.'],
    ['names only', 'Viktor Orbán, Angela Merkel, Emmanuel Macron, Mark Rutte, Pedro Sánchez, Giuseppe Conte'],
    ['figures', '10 20 30 40 50 60 70 80 90 100 110 120'],
    ['scores', 'Bayern München 3, Real Madrid 2; Juventus 1, Ajax Amsterdam 0; Sporting Lisboa 2, Galatasaray 2'],
    ['English', 'The mayor said on Tuesday that the city would not pay.'],
    [
      'English about places with articles of their own',
      'Los Angeles, Las Vegas, La Paz, Le Mans, Des Moines: the tour of the band goes on to Den Haag and Von der Heydt',
    ],
    ['English headlinese', 'Mayor rejects bridge repair bill after storm damage, blames state contractor'],
    [
      'English that quotes Spanish',
      'The mayor said: “No vamos a pagar los daños que la tormenta ha causado al puente ni a la carretera”.',
    ],
    ['an English quotation only', '“We will not pay for it, and that is final.”'],
    ['a lone surrogate', `The mayor said \ud83d that the city would not pay.`],
  ])('never takes for another language: %s', async (_, text) => {
    expect(await findForeignLanguage(text)).toBeNull();
  });

  it('looks at the narration of an article that quotes at length', async () => {
    const quoted =
      '“No vamos a pagar los daños que la tormenta ha causado al puente y a la carretera de nuestra ciudad.”';
    const article = `The mayor of the town spoke to reporters on Tuesday.\n\n${quoted}\n\n${quoted}\n\nHe then left the hall by the back door.`;
    expect(await findForeignLanguage(article)).toBeNull();
  });

  it('passes the example articles', async () => {
    for (const name of ['000_3cbad2db1dcc528e', '004_78390224f86cb7bc']) {
      expect(
        await findForeignLanguage(readFileSync(new URL(`../../seeds/${name}.txt`, import.meta.url), 'utf8')),
      ).toBeNull();
    }
  });

  it('asks a sample of 5 MB', async () => {
    expect(await findForeignLanguage('Der Bürgermeister sagte nichts. '.repeat(160_000))).toBe('German');
  });
});
