/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-jargon.h"

#include <string.h>

static const TandemJargon none[] = { { NULL, NULL } };

static const TandemJargon english[] = {
  { "proof of concept", "technical validation" },
  { "trial", "pilot" },
  { "kickoff", "first meeting" },
  { "go-live", "first day of use" },
  { "onboarding", "introduction" },
  { "procurement", "purchasing" },
  { "supplier set-up", "vendor registration" },
  { "supplier", "vendor" },
  { "purchase order", "order" },
  { "business case", "cost and benefit" },
  { "acceptance test", "user test" },
  { "sign-off", "approval" },
  { "walkthrough", "demonstration" },
  { "roll-out", "introduction" },
  { "stakeholder", "person involved" },
  { NULL, NULL }
};

static const TandemJargon german[] = {
  { "Machbarkeitsnachweis", "technische Prüfung" },
  { "Erprobung", "Pilot" },
  { "Auftakt", "Kick-off" },
  { "Go-live", "Produktivstart" },
  { "Einführung", "Rollout" },
  { "Einkauf", "Beschaffung" },
  { "Anlage als Lieferant", "Lieferantenregistrierung" },
  { "Lieferant", "Dienstleister" },
  { "Bestellung", "Auftrag" },
  { "Wirtschaftlichkeit", "Kosten und Nutzen" },
  { "Abnahmetest", "Abnahme" },
  { "Freigabe", "Genehmigung" },
  { "Durchgang", "Vorführung" },
  { "Anwender", "Nutzer" },
  { "Schulung", "Training" },
  { NULL, NULL }
};

static const TandemJargon french[] = {
  { "preuve de concept", "validation technique" },
  { "essai", "pilote" },
  { "lancement", "démarrage" },
  { "mise en service", "mise en production" },
  { "achats", "approvisionnement" },
  { "fournisseur", "prestataire" },
  { "bon de commande", "commande" },
  { "étude économique", "coûts et bénéfices" },
  { "recette", "test d’acceptation" },
  { "formation", "prise en main" },
  { NULL, NULL }
};

static const TandemJargon spanish[] = {
  { "prueba de concepto", "validación técnica" },
  { "prueba", "piloto" },
  { "reunión inicial", "arranque" },
  { "puesta en marcha", "salida en producción" },
  { "compras", "adquisiciones" },
  { "proveedor", "contratista" },
  { "orden de compra", "pedido" },
  { "caso de negocio", "costes y beneficios" },
  { "prueba de aceptación", "prueba de usuario" },
  { "formación", "capacitación" },
  { NULL, NULL }
};

/**
 * tandem_jargon:
 * @language: language of a plan
 *
 * Returns: (transfer none): pairs, ended by one without words; none for a language nothing is known about
 */
const TandemJargon *
tandem_jargon (const TandemLanguage *language)
{
  static const struct { const char *primary; const TandemJargon *words; } table[] = {
    { "en", english }, { "de", german }, { "fr", french }, { "es", spanish },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    if (strncmp (tandem_language_get_tag (language), table[i].primary, 2) == 0)
      return table[i].words;
  return none;
}
