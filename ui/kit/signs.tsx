import type { Chrome } from '../chrome.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Button, LinkButton } from '../parts/button.tsx';
import { Callout } from '../parts/callout.tsx';
import { Chip, WhoseTurn, YourTurn } from '../parts/chip.tsx';
import { CodeBlock } from '../parts/code.tsx';
import { Dialog, DialogLink } from '../parts/dialog.tsx';
import { Expander } from '../parts/expander.tsx';
import { Icon, type IconName } from '../parts/icon.tsx';
import { icons } from '../parts/icons.ts';
import { Meter } from '../parts/meter.tsx';
import { TabbedCards } from '../parts/tabs.tsx';
import { Notice, Toast } from '../parts/toast.tsx';
import { Sample } from './sample.tsx';

const isIcon = (name: string): name is IconName => name in icons;

/** Small things: words, buttons, chips, notices. */
export function KitSigns({ chrome }: { chrome: Chrome }) {
  const { t } = chrome;
  return (
    <>
      <Sample name="Buttons">
        <div class="cluster">
          <Button look="main">Enviar solicitação</Button>
          <Button>Salvar rascunho</Button>
          <Button look="quiet">Cancelar</Button>
          <Button look="danger" icon="trash-2">
            Encerrar sessão
          </Button>
          <Button look="main" disabled>
            Enviando
          </Button>
          <LinkButton href="#" icon="download">
            Baixar o que falta
          </LinkButton>
        </div>
        <div class="cluster">
          <Button look="main" size="large" icon="check">
            Resolveu
          </Button>
          <Button size="large">Ainda não resolveu</Button>
          <Button look="main" size="small">
            Pequeno
          </Button>
          <Button size="small" icon="copy">
            Copiar
          </Button>
        </div>
      </Sample>
      <Sample name="Chips and turns">
        <div class="cluster">
          <Chip tone="you">Validação Cliente</Chip>
          <Chip tone="go">Em manutenção</Chip>
          <Chip>Fechada</Chip>
          <Chip tone="bad">atrasada 2 h</Chip>
          <WhoseTurn t={t} turn="customer" reader="customer" />
          <WhoseTurn t={t} turn="support" reader="customer" />
          <WhoseTurn t={t} turn="development" reader="customer" />
          <Avatar name="Marina Alves" />
          <Avatar name="Caio Ribas" staff />
        </div>
        <YourTurn
          title="É com você: a solução funcionou?"
          actions={
            <>
              <Button look="main" size="large" icon="check">
                Resolveu
              </Button>
              <Button size="large">Ainda não resolveu</Button>
            </>
          }
        >
          Responda até quinta, 3 de dezembro, 23h59. Depois disso a solicitação é fechada e você pode abrir um
          acompanhamento.
        </YourTurn>
      </Sample>
      <Sample name="Callouts and notices">
        <Notice>{t.common.saved}</Notice>
        <Notice tone="failed">O arquivo não pôde ser lido.</Notice>
        <Callout t={t} kind="tip">
          Cole a mensagem de erro inteira; o código dela acha a resposta mais rápido.
        </Callout>
        <Callout t={t} kind="attention">
          A atualização pede que todos os usuários saiam do sistema.
        </Callout>
        <Callout t={t} kind="important" title="Faça uma cópia antes">
          Depois da conversão não há caminho de volta.
        </Callout>
        <Toast>{t.common.offline_kept}</Toast>
      </Sample>
      <Sample name="Code, expander, tabs, meter, dialog">
        <CodeBlock
          t={t}
          text="PFI170: regra DIF01 ignorada (perfil de participante sem UF de destino)"
          label="Mensagem de erro"
        />
        <Expander title="Como encontro a versão do sistema?">
          <p>Abra o menu Ajuda e escolha Sobre. O número aparece na primeira linha.</p>
        </Expander>
        <TabbedCards
          name="kit-tabs"
          cards={[
            { label: 'Windows', content: <p>Execute o instalador como administrador.</p> },
            { label: 'Linux', content: <p>Extraia o pacote e rode o script de atualização.</p> },
          ]}
        />
        <Meter id="kit-meter" label="Quanto já ajuda quem vai responder" value={3} max={5} text="3 de 5" />
        <div>
          <DialogLink dialog="kit-dialog">Ainda não resolveu</DialogLink>
        </div>
        <Dialog t={t} id="kit-dialog" title="O que aconteceu?">
          <p>Conte o que você tentou e o que o sistema mostrou.</p>
        </Dialog>
      </Sample>
      <Sample name="Icons">
        <p class="cluster">
          {Object.keys(icons)
            .filter(isIcon)
            .map((name) => (
              <Icon name={name} size={20} />
            ))}
        </p>
      </Sample>
    </>
  );
}
