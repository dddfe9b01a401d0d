/**
 * States of `VM <state> (Lifecycle Event)` in every language that Nova was ever translated to: the word is translated
 * into the locale of nova-compute even where the rest of the line is English (nova/virt/event.py NAMES; nova/locale, all
 * releases). Words that mean two states in one language (pt_BR Interrompido, tr_TR Durduruldu) are left out.
 */
const WORDS = {
  started:
    'Started|Arrancado|Démarré|Başlatıldı|Spuštěno|已开始|Iniciado|작동함|已開始|Начато|Gestartet|Avviato|開始済み|開始しました',
  paused:
    'Paused|Pausada|Pausado|En pause|Pozastaveno|已暂停|정지함|已暫停|На паузе|Pausiert|In pausa|一時停止済み|一時停止しました',
  resumed:
    'Resumed|Reanudada|Repris|Reprise|Devam Edildi|Obnoveno|已恢复|재시작함|已恢復|Продолжено|Ripristinato|Retomado|Fortgesetzt|再開済み|再開しました',
} as const;

const EVENT_NAME: Record<keyof typeof WORDS, string> = {
  started: 'vm_started',
  paused: 'vm_paused',
  resumed: 'vm_resumed',
};

const NAME_OF_WORD = new Map(
  Object.entries(WORDS).flatMap(([state, words]) =>
    words.split('|').map((word) => [word, EVENT_NAME[state as keyof typeof WORDS]] as const),
  ),
);

/** Event name for a lifecycle word, or null for states that no boot passes (Stopped, Suspended, …). */
export function lifecycleEventOfWord(word: string): string | null {
  return NAME_OF_WORD.get(word) ?? null;
}

/** Event name for the number in `Lifecycle event N on VM …` (Grizzly, Havana), or null as above. */
export function lifecycleEventOfNumber(transition: number): string | null {
  if (transition === 0) return 'vm_started';
  if (transition === 2) return 'vm_paused';
  return transition === 3 ? 'vm_resumed' : null;
}
