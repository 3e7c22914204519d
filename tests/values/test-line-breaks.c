/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tandem-line-breaks.h"

/* Where lines may end is where the bars are. */
static const char *const texts[] = {
  "Data |export |tested",
  "two  |spaces\n|and |lines",
  "x",
  "現行ベンダーへの|解約通知",
  "目標、|期日、|決定者の|合意",
  "セキュリティと|データ保護の|審査",
  "利用開始と|30日後の|振り返り",
  "主要業務の|試用|（1～2週目）",
  "お客様の|事例での|デモ",
  "欠かせない|機能の|確認",
  "3つの|基準による|トライアル",
  "設定、|データ移行、|連携",
  "使い方を|学んでいただき、|全員の|準備が|整ったことを|確認します。",
  "アーキテクチャ|審査会",
  "株式会社北風商事",
  "キックオフから|稼働開始まで |共同アクションプラン",
};

static void
test_phrases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (GStrv) parts = g_strsplit (texts[i], "|", -1);
      g_autofree char *text = g_strjoinv ("", parts);
      g_autoptr (GString) found = g_string_new (NULL);

      for (const char *p = text, *next; *p != '\0'; p = next)
        {
          next = tandem_line_breaks_next (p);
          g_string_append_printf (found, "%s%.*s", found->len > 0 ? "|" : "", (int) (next - p), p);
        }
      g_assert_cmpstr (found->str, ==, texts[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/line-breaks/phrases", test_phrases);
  return g_test_run ();
}
