import { sql } from 'kysely';
import type { CommunityValues } from '../../app/communities/community.ts';
import { saveCommunity } from '../../app/communities/save-community.ts';
import { become, type Tx } from '../../lib/database.ts';

type Story = Omit<CommunityValues, 'module_id' | 'locale'> & { module: string };

const manners = `
- Só a equipe da Orvalha publica. Você recebe os avisos e pode reagir a eles.
- Não compartilhe dados de pessoas, notas, telas com nomes ou senhas.
- Não é atendimento: para um caso seu, abra uma solicitação no portal.
- Quem quiser sair, sai a qualquer momento, sem avisar.`;

// The invitations are invented, as everything here.
const stories: readonly Story[] = [
  {
    module: 'FIS',
    title: 'Livros fiscais no WhatsApp',
    summary: 'Legislação com data de vigência, notas técnicas e o que muda no Configurador de tributos.',
    audience: 'public',
    join_url: 'https://chat.whatsapp.com/DemoOrvalhaFiscalXyz',
    rules: `Avisos do módulo Livros fiscais, no máximo três por semana.\n${manners}\n- Perguntas sobre um aviso: responda no comunicado, no portal, para que todos vejam a resposta.`,
  },
  {
    module: 'FIN',
    title: 'Financeiro no WhatsApp',
    summary: 'Bancos, layouts de retorno e remessa, e o calendário de liberações do módulo.',
    audience: 'signed_in',
    join_url: 'https://chat.whatsapp.com/DemoOrvalhaFinancasAb',
    rules: `Avisos do módulo Financeiro, quando um banco muda um layout ou sai uma atualização.\n${manners}`,
  },
  {
    module: 'FOL',
    title: 'Folha e férias no WhatsApp',
    summary: 'Obrigações do mês, tabelas novas e o que conferir antes de fechar a folha.',
    audience: 'entitled',
    join_url: 'https://chat.whatsapp.com/DemoOrvalhaFolhaQwErt',
    rules: `Avisos do Clave Folha, um por semana e mais um nos dias que antecedem o fechamento.\n${manners}\n- Nunca publique nada sobre um funcionário, nem sem o nome.`,
  },
];

/** Tells the communities an editor has opened. */
export async function tellCommunities(tx: Tx, known: (key: string) => string, editor_id: string): Promise<void> {
  const editor = await become(tx, editor_id);
  for (const { module, ...values } of stories) {
    const saved = await saveCommunity(tx, editor, null, { ...values, module_id: known(module), locale: 'pt-BR' });
    if (!saved.ok) throw new Error(`a community was refused: ${JSON.stringify(saved)}`);
  }
  await sql`select set_config('role', 'none', true)`.execute(tx);
}
