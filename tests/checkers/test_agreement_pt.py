"""agreement: Portuguese words that do not agree."""

from __future__ import annotations

import pytest

from qa.checkers.agreement import Agreement
from tests.marks import flags, passes


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("Quatro bandidos invadiram ⟦um residência⟧ onde ele tinha ido.", "uma residência"),
        ("Só tomaria ⟦um decisão⟧ depois do dia 15.", "uma decisão"),
        ("⟦Pelo estudos⟧ feitos até agora, a doença é nova.", "Pelo estudo"),
        ("A polícia prendeu ⟦os irmão⟧ Rodrigues Amorim.", "os irmãos"),
        ("Ele agiu junto ⟦às autoridade⟧ do país.", "às autoridades"),
        ("Existem ⟦dois sistema⟧ de governo.", "dois sistemas"),
        ("⟦O melhores exemplos⟧ de prosódia estão nas canções.", None),
        ("Tem ⟦um nova projeção⟧ como profissional.", None),
        ("Em 1971, ⟦ele entraram⟧ no livro com a fuga.", "ele entrou"),
        ("⟦Os continentes era⟧ circundados por um anel.", "Os continentes eram"),
        ("⟦Os produtores rurais tem⟧ notado a localização.", "Os produtores rurais têm"),
        ("⟦Uma cópia do original hebraico era mantido⟧ na biblioteca.", "Uma cópia do original hebraico era mantida"),
        ("Foi o assunto ⟦do índios⟧.", None),
    ],
)
def test_flags_what_does_not_agree(text: str, fix: str | None) -> None:
    (found,) = flags(Agreement(), text, "pt")
    assert [s.text for s in found.suggestions][:1] == ([fix] if fix else []) or fix is None


@pytest.mark.parametrize(
    "text",
    [
        "Mantinha a tabela, mas reduzia suas escalas pela metade em uma escala dos anos.",
        "Defendia o fim da escravidão e o nome da agremiação.",
        "Sua principal característica são inflamações em muitos órgãos.",
        "Palmeira era um segurança do candidato. Os seguranças agarraram Santos.",
        "Ele contraiu o vírus e a replicação do vírus; os ônibus e nossos ônibus.",
        "O happy hour dos cafeicultores era feito ali.",
        "Um passa a informação para o outro.",
        "Fez um arrastão contra o cólera; começa a safra do alface; o mascote do time.",
        "O relações públicas da PM disse isso.",
        "O trecho fica entre os km 40 e 54, ambos 2,5 kg mais magros, em oito mm e nas pág. 1 a 6.",
        "Esvaziaram seus caixas; as arrancadas do meia e o cabeça de área.",
        "Os verdadeiros fãs gostam do drive de um drive externo e dos guardas.",
        "Assistir aos dois vale por uma aula, nesse moto contínuo.",
        "Vivem de forma alguma exclusivo para eles.",
        "Não é exagerado dizer que as elites partidárias é que estão sob o crivo.",
        "Em meio a uma grave crise econômica houve graves infrações.",
        "Abandonaram o anarquismo e as preocupações do vanguardismo.",
        "Eles são reflexo da nossa sociedade.",
        "Acreditou que essas nebulosas eram apenas aglomerados de estrelas.",
        "A partir de hoje a todos nos casos em que nos viram, e a fim de os ajudar.",
        "O que as move e o que a faz; eles os viram e nos deram a mão.",
    ],
)
def test_passes_what_may_stand(text: str) -> None:
    passes(Agreement(), text, "pt")


def test_suggests_the_form_in_use() -> None:
    (finding,) = flags(Agreement(), "⟦Nós vai⟧ ao cinema amanhã com os amigos.", "pt")
    assert [suggestion.text for suggestion in finding.suggestions] == ["Nós vamos"]
