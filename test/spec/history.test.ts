import { describe, expect, it } from 'vitest';
import { tellsHistory } from '../../server/spec/history.ts';

describe('what was demanded before', () => {
  it('is told as a fact', () => {
    for (const text of [
      'in de aanbesteding van 2021 vroegen wij nog een bankgarantie van tien procent.',
      'onder het vorige contract was de leverancier onbeperkt aansprakelijk.',
      'in 2022 werden vragen toen alleen mondeling beantwoord.',
      'bij de vorige aanbesteding moest elke inschrijver een omzet van twee miljoen euro halen.',
      'die eerdere overeenkomst bevatte ook een paragraaf die naar acht fundamentele conventies verwees.',
      'het vorige contract verwees nog naar de oeso-richtlijnen van 2011.',
      'de oude inkoopvoorwaarden kenden een onbeperkte aansprakelijkheid.',
      'in het aflopende contract stond een betaaltermijn van 60 dagen.',
      'de toenmalige leidraad schreef een omzet van vier miljoen voor.',
      'onze voorgaande raamovereenkomst noemde geen maximum.',
    ])
      expect(tellsHistory(text), text).toBe(true);
  });

  it('is something else than a demand about earlier years', () => {
    for (const text of [
      'de omzet bedroeg in elk van de jaren 2023 tot en met 2025 ten minste een miljoen euro.',
      'de referentie betreft een werk uit 2023 waarbij onder verkeer moest worden gewerkt.',
      'in de aanbesteding van 2021 vroegen wij een bankgarantie en die eis geldt nu weer.',
      'de inschrijver toont aan dat hij in 2024 een gedragscode had.',
      'de eerdere overeenkomst blijft van kracht en bevatte een maximum.',
      'de aansprakelijkheid is onbeperkt, zoals de vorige overeenkomst bepaalde.',
      'de omzet van de inschrijver lag in 2024 en 2025 boven € 300.000.',
      'de inschrijver stond in 2025 ingeschreven in het handelsregister.',
      'het bedrijf kende in 2024 een omzet van ten minste een miljoen euro.',
      'de opdrachtnemer neemt de vorige tekst over, die acht conventies noemde, en voegt niets toe.',
    ])
      expect(tellsHistory(text), text).toBe(false);
  });
});
