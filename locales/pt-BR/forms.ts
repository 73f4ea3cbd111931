/** Why a field was refused, and what to do. */
export const forms = {
  required: (_limit: number) => 'Preencha este campo',
  too_long: (limit: number) => (limit > 0 ? `Use no máximo ${limit} caracteres` : 'O texto é longo demais'),
  too_short: (limit: number) => `Use pelo menos ${limit} caracteres`,
  control_characters: (_limit: number) =>
    'O texto tem caracteres invisíveis que não podem ser guardados; apague e digite de novo',
  invalid_email: (_limit: number) => 'Digite um e-mail completo, como nome@empresa.com.br',
  invalid_choice: (_limit: number) => 'Escolha uma das opções',
  invalid_number: (_limit: number) => 'Digite um número dentro do intervalo indicado',
  invalid_time_zone: (_limit: number) => 'Escolha um fuso horário da lista',
  invalid_date: (_limit: number) => 'Digite uma data que exista, como 24/11/2026',
  invalid_cnpj: (_limit: number) =>
    'O CNPJ não confere; são 14 letras ou algarismos e os dois últimos conferem os outros',
  invalid_hours: (_limit: number) => 'Escreva as horas como 08:00-12:00, 13:00-18:00, sem que uma invada a outra',
  invalid_issue_key: (_limit: number) => 'Escreva a chave como o desenvolvimento a usa, por exemplo OFIS-1042',
  unknown_issue: (_limit: number) => 'Esta issue ainda não foi registrada; escreva também o título',
  takes_the_rest: (_limit: number) =>
    'Esta fila recebe o que nenhuma outra recebe; por isso não pode ser confidencial nem arquivada',
  out_of_order: (_limit: number) => 'O fim não pode vir antes do início',
  changed_meanwhile: (_limit: number) =>
    'Outra pessoa mudou isto enquanto você editava; confira o que está gravado agora e envie de novo',
  unknown_field: (_limit: number) =>
    'O formulário trouxe um campo que esta página não conhece; recarregue a página e envie de novo',
  mismatch: (_limit: number) => 'As duas senhas não são iguais',
  common_password: (_limit: number) => 'Esta senha aparece em listas de senhas vazadas; escolha outra',
  wrong_password: (_limit: number) => 'A senha atual não confere',
  unknown_person: (_limit: number) => 'Não é alguém com acesso na sua empresa; confira o endereço',
  too_many: (limit: number) => `Use no máximo ${limit}`,
  taken: (_limit: number) => 'Já existe; escolha outro',
  invalid_code: (_limit: number) => 'Confira o formato indicado',
  cnpj_taken: (_limit: number) => 'Este CNPJ já é de outra organização ou filial',
  overlaps: (_limit: number) => 'Já há um direito a este produto nesse período',
  not_a_customer: (_limit: number) => 'Uma unidade atende clientes; escolha um cliente',
  already_served: (_limit: number) => 'A unidade já atende este cliente',
  serves_now: (_limit: number) => 'Está em uma carteira de unidade; encerre a carteira antes de mudar o tipo',
  formula: (_limit: number) => 'Começa como uma fórmula de planilha; apague o sinal do início',
  two_words: (_limit: number) => 'Escreva pelo menos duas palavras',
  invalid_word: (_limit: number) => 'Use letras e números, no máximo seis palavras em cada um',
  repeated_word: (_limit: number) => 'Repete uma palavra da outra lista',
  repeated_line: (limit: number) => `Repete a linha ${limit}`,
  file_empty: (_limit: number) => 'O arquivo está vazio; confira se ele foi salvo e anexe de novo',
  file_too_large: (limit: number) =>
    `O arquivo passa de ${limit || 20} MB. Compacte, divida em partes ou recorte o vídeo e anexe de novo; o resto foi guardado`,
  files_too_many: (_limit: number) =>
    'São no máximo 20 arquivos; junte os que faltam em um arquivo compactado ou envie em outra resposta',
  files_too_much: (_limit: number) =>
    'Os arquivos passam de 64 MB no total; envie uma parte agora e o resto em seguida',
  unknown_placeholder: (_limit: number) => 'O e-mail não conhece este marcador; use os da lista',
  placeholder_missing: (_limit: number) => 'Este marcador não pode faltar',
  message_missing: (_limit: number) => 'Este marcador não pode faltar e fica sozinho em um parágrafo',
  one_product: (_limit: number) => 'Para quem tem o produto, marque módulos de um só produto',
  wrong_category: (_limit: number) => 'Este campo não vale para o assunto escolhido',
  other_product: (_limit: number) => 'Esta página é de outro produto; escolha uma página do mesmo',
  under_itself: (_limit: number) => 'A página ficaria embaixo de si mesma; escolha outro lugar',
  too_deep: (_limit: number) => 'A árvore ficaria com mais de 20 níveis; escolha um lugar mais acima',
  foreign_image: (_limit: number) => 'Só imagens enviadas ao portal aparecem; envie a imagem e use o endereço dela',
  in_the_past: (_limit: number) => 'Este momento já passou; escolha um que esteja por vir',
  invalid_youtube: (_limit: number) => 'Cole o endereço de um vídeo do YouTube, como https://youtu.be/…',
  invalid_time: (_limit: number) => 'Escreva o tempo como 4:32 ou 1:02:03',
  invalid_chapters: (_limit: number) =>
    'Escreva um capítulo por linha, com o tempo antes do título e em ordem, como 0:42 Onde abrir',
  past_end: (_limit: number) => 'Há um tempo depois do fim do vídeo; confira a duração',
  goes_back: (limit: number) => `Na linha ${limit}, o tempo é anterior ao da linha de cima`,
  one_source: (_limit: number) => 'Este vídeo já tem um arquivo; remova o arquivo antes de usar o YouTube',
  no_source: (_limit: number) =>
    'Um vídeo publicado precisa de um arquivo ou do endereço no YouTube; salve como rascunho até ter um',
  invalid_video: (_limit: number) => 'Envie um vídeo MP4 ou WebM; outros formatos não tocam em todos os navegadores',
  invalid_captions: (limit: number) =>
    `A linha ${limit} não pôde ser lida; envie as legendas em WebVTT (.vtt) ou SubRip (.srt)`,
  phone_number: (_limit: number) => 'Não publique telefones; use o link de convite do grupo ou da comunidade',
  invalid_invite: (_limit: number) => 'Cole o link de convite, como https://chat.whatsapp.com/…',
};
