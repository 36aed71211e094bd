/** Owns a small discord.js bot for the page's tests: one of everything that the page must show. */
import { EventEmitter, once } from 'node:events';
import {
  ActionRowBuilder,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ButtonBuilder,
  ButtonStyle,
  Client,
  ComponentType,
  EmbedBuilder,
  Events,
  MessageFlags,
  StringSelectMenuBuilder,
  TextInputStyle,
  type APIModalInteractionResponseCallbackData,
  type ApplicationCommandDataResolvable,
  type AutocompleteInteraction,
  type ChatInputCommandInteraction,
  type Interaction,
  type ModalSubmitInteraction,
} from 'discord.js';
import type { Sandbox } from '../../src/sandbox/sandbox.ts';

const TOPICS = ['Computer Vision', 'Face Recognition', 'Language Models', 'Robotics'];

const TOPIC = {
  type: ApplicationCommandOptionType.String,
  name: 'topic',
  description: 'Which topic',
  required: true,
  autocomplete: true,
} as const;
const COUNT = {
  type: ApplicationCommandOptionType.Integer,
  name: 'count',
  description: 'How many stories',
  min_value: 1,
  max_value: 10,
} as const;

const COMMANDS: ApplicationCommandDataResolvable[] = [
  {
    name: 'news',
    description: 'News',
    options: [
      {
        type: ApplicationCommandOptionType.Subcommand,
        name: 'topic',
        description: 'The newest stories of a topic',
        options: [TOPIC, COUNT],
      },
    ],
  },
  {
    name: 'whisper',
    nameLocalizations: { de: 'fluestern' },
    description: 'Answers you alone',
    descriptionLocalizations: { de: 'Antwortet dir allein' },
  },
  { name: 'think', description: 'Answers after a while' },
  { name: 'silent', description: 'Never answers' },
  { name: 'form', description: 'Asks for a few things' },
  { name: 'Explain', type: ApplicationCommandType.Message },
];

/** The card of the tests, as Keypoint's are: every part of an embed, and buttons. */
export function card(title: string) {
  return {
    embeds: [
      new EmbedBuilder()
        .setColor(0x3b_a5_5d)
        .setAuthor({ name: 'South China Morning Post' })
        .setTitle(title)
        .setURL('https://news.example/sensetime')
        .setDescription('NIST’s tests, **bold** and \\*plain\\*.')
        .addFields(
          { name: 'Topic', value: 'Computer Vision', inline: true },
          { name: 'Heat', value: '149', inline: true },
          { name: 'Also covered by', value: '[Biometric Update](https://outlet.example/story)' },
        )
        .setImage('https://pictures.example/face.jpg')
        .setFooter({ text: 'Keypoint' })
        .setTimestamp(new Date('2021-11-19T13:11:09Z')),
    ],
    components: [
      new ActionRowBuilder<ButtonBuilder>().addComponents(
        new ButtonBuilder()
          .setStyle(ButtonStyle.Link)
          .setLabel('Read')
          .setURL('https://news.example/sensetime'),
        new ButtonBuilder()
          .setStyle(ButtonStyle.Primary)
          .setLabel('Related')
          .setCustomId('related'),
        new ButtonBuilder().setStyle(ButtonStyle.Danger).setLabel('Broken').setCustomId('broken'),
      ),
      new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(
        new StringSelectMenuBuilder()
          .setCustomId('cadence')
          .setPlaceholder('How often?')
          .addOptions(
            { label: 'At once', value: 'instant', description: 'As it happens' },
            { label: 'Daily', value: 'daily', description: 'Once a day' },
          ),
      ),
    ],
  };
}

const FORM: APIModalInteractionResponseCallbackData = {
  custom_id: 'keywords',
  title: 'Follow keywords',
  components: [
    {
      type: ComponentType.Label,
      label: 'Keywords',
      description: 'One a line',
      component: {
        type: ComponentType.TextInput,
        custom_id: 'words',
        style: TextInputStyle.Paragraph,
        min_length: 3,
      },
    },
    {
      type: ComponentType.Label,
      label: 'How often',
      component: {
        type: ComponentType.StringSelect,
        custom_id: 'cadence',
        options: [
          { label: 'At once', value: 'instant' },
          { label: 'Daily', value: 'daily' },
        ],
      },
    },
  ],
};

async function take(interaction: ModalSubmitInteraction): Promise<void> {
  const words = interaction.fields.getTextInputValue('words');
  const [cadence] = interaction.fields.getStringSelectValues('cadence');
  await interaction.reply(`Following ${words}, ${cadence}.`);
}

async function complete(interaction: AutocompleteInteraction): Promise<void> {
  const typed = interaction.options.getFocused().toLowerCase();
  const fitting = TOPICS.filter((topic) => topic.toLowerCase().includes(typed));
  await interaction.respond(
    fitting.map((topic) => ({ name: topic, value: topic.toLowerCase().replace(' ', '-') })),
  );
}

async function answer(
  interaction: ChatInputCommandInteraction,
  thought: Promise<void>,
): Promise<void> {
  if (interaction.commandName === 'news') {
    const topic = interaction.options.getString('topic', true);
    const count = interaction.options.getInteger('count') ?? 'any number of';
    await interaction.reply(`Here are ${count} stories about ${topic}.`);
  } else if (interaction.commandName === 'whisper') {
    await interaction.reply({ content: 'A secret for you.', flags: MessageFlags.Ephemeral });
  } else if (interaction.commandName === 'think') {
    await interaction.deferReply();
    await thought;
    await interaction.editReply('Thought it through.');
  } else if (interaction.commandName === 'form') {
    await interaction.showModal(FORM);
  }
}

async function handle(interaction: Interaction, thought: Promise<void>): Promise<void> {
  if (interaction.isAutocomplete()) await complete(interaction);
  else if (interaction.isModalSubmit()) await take(interaction);
  else if (interaction.isMessageContextMenuCommand())
    await interaction.reply(`It says: ${interaction.targetMessage.content}`);
  else if (interaction.isChatInputCommand()) await answer(interaction, thought);
  else if (interaction.isButton() && interaction.customId === 'related') {
    await interaction.reply({ content: 'Related stories.', flags: MessageFlags.Ephemeral });
  } else if (interaction.isStringSelectMenu()) {
    await interaction.update({ content: `Cadence: ${interaction.values.join(', ')}` });
  }
}

export type PageBot = {
  client: Client;
  /** Lets `/think` finish. */
  finishThinking: () => void;
  stop: () => Promise<void>;
};

/** Logs in to the sandbox and registers its commands; ready when it answers. */
export async function startPageBot(sandbox: Sandbox): Promise<PageBot> {
  const client = new Client({ intents: ['Guilds'], rest: { api: sandbox.apiUrl } });
  const thinking = new EventEmitter();
  const thought = once(thinking, 'finished').then(() => undefined);
  client.on(Events.InteractionCreate, (interaction) => {
    void handle(interaction, thought);
  });
  const ready = new Promise((resolve) => {
    client.once(Events.ClientReady, resolve);
  });
  await client.login(sandbox.token);
  await ready;
  await client.application?.commands.set(COMMANDS);
  return {
    client,
    finishThinking: () => thinking.emit('finished'),
    stop: () => client.destroy(),
  };
}
