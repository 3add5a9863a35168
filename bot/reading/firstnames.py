"""Very common first names of many countries, and whether they are a man's or a woman's."""

from __future__ import annotations

import re

from bot.reading.patterns import listed

_MEN = listed("""
    Aaron Adam Adrian Agus Ahmed Ahmet Akira Alan Albert Alberto Alejandro Aleksander Alessandro
    Alessio Alex Alexander Alexandre Alexei Alfred Alfredo Ali Amit Anders Andrea Andreas Andrei
    Andrew Andrzej Andrés Andy Angelo Anil Anthony Antoine Anton Antonio Arjun Armand Arnaud
    Arthur Artur Attila Axel Baptiste Bartosz Bastian Ben Benjamin Benoît Bernard Bernd Bernhard
    Bill Bjarne Björn Bob Boris Bram Brandon Brian Bruce Bruno Budi Carl Carlo Carlos Charles
    Christian Christoph Christophe Christopher Claude Claudio Clemens Clément Colin Colm Connor
    Conor Craig Curtis Cyril Cédric Daichi Daisuke Damien Dan Daniel Daniele Danny Dave David
    Davide Declan Denis Dennis Derek Detlef Didier Diego Dieter Dietmar Dimitri Dirk Dmitri
    Domenico Dominic Dominik Don Donald Douglas Dries Edoardo Eduardo Edward Edwin Emanuele Emil
    Emilio Emmanuel Emre Enrico Enzo Eric Erik Ernst Eskil Etienne Eugene Fabian Fabien Fabio
    Fabrice Federico Felix Ferdinand Fernando Filippo Finn Florent Florian Francesco Francis
    Francisco Frank Franz François Fred Friedrich Fritz Frédéric Fumio Gabriel Gareth Gary Geoff
    Georg George Gerald Gerd Gerhard Giacomo Gian Gianluca Gianni Gilles Giorgio Giovanni Giulio
    Giuseppe Goran Gordon Graham Greg Gregor Grzegorz Guido Guillaume Gunther Gustav Guy Gábor
    Günter Günther Hakan Hans Harald Harry Haruki Haruto Hassan Heiko Heinrich Heinz Helmut
    Henning Henri Henrik Henry Herbert Hermann Hideo Hiro Hiroki Hiroshi Holger Horst Howard
    Hubert Hugh Hugo Håkon Ian Ibrahim Igor Ingo Isaac István Ivan Ivo Jack Jacob Jacques Jake
    Jakob Jakub James Jamie Jan Jannik Jari Jason Javier Jeff Jens Jeremy Jeroen Jesper Jim Jimmy
    Jiri Jiří Joachim Joe Joel Johann Johannes John Joko Jon Jonas Jonathan Joost Jorge Josef
    Joseph Joshua José Joël Juan Juha Jules Julian Julien Jun Justin Jérôme Jörg Jürgen Kai Karan
    Kari Karim Karl Karsten Kazuki Kazuo Keith Ken Kenji Kenneth Kenta Kentaro Kevin Kieran Klaus
    Koen Kofi Koji Konrad Kosuke Krzysztof Kurt Kwame Kyle Lajos Lars Lasse Laurent Lawrence Leif
    Leo Leon Leonard Leonardo Liam Lorenzo Louis Loïc Luc Luca Lucas Lucien Ludwig Luigi Luis
    Lukas Lukasz László Maarten Mads Magnus Makoto Malcolm Manfred Manuel Marc Marcel Marcello
    Marcin Marco Marcos Marcus Mario Marius Markus Martin Masahiro Masato Massimo Mateusz Mats
    Matt Matteo Matthew Matthias Matthieu Mattia Maurice Maurizio Max Maxime Mehmet Michael Michał
    Michel Michele Miguel Mike Mikhail Mikko Milan Mirko Mohamed Mohammed Moritz Murat Mustafa
    Nathan Neil Nguyen Nicholas Nick Nicola Nicolas Niklas Niko Nikolai Nils Noah Norbert Olaf Ole
    Oliver Olivier Omar Ondřej Oscar Oskar Otto Owen Pablo Paolo Pascal Pasquale Patrice Patrick
    Paul Pawel Paweł Pedro Peter Petr Phil Philip Philipp Philippe Pier Pierre Pieter Pietro Piotr
    Quentin Rafael Raffaele Rahul Rainer Rajesh Ralf Ralph Ramesh Ramón Raphael Raphaël Rashid
    Rasmus Ravi Ray Raymond Reinhard Renato Renaud Renzo René Riccardo Richard Rick Rizky Rob
    Robert Roberto Robin Roger Roland Rolf Romain Roman Ron Ronald Rory Ross Ruben Rudolf Rupert
    Russell Ryan Ryo Ryota Rüdiger Salvatore Sam Samuel Sander Sandro Sanjay Satoshi Scott Sean
    Sebastian Sergei Sergio Serkan Shaun Shigeru Shin Shinji Shota Simon Simone Sipho Sota Stefan
    Stefano Steffen Stephen Steve Steven Stijn Stuart Stéphane Sunil Sven Sverre Sylvain Sébastien
    Søren Takashi Takeshi Takuma Takumi Takuya Tarek Tariq Taro Tatsuya Ted Teppei Terry Tetsuya
    Theo Thierry Thijs Thomas Thorsten Théo Tim Timo Timothy Tobias Todd Tom Tomasz Tommaso Tommy
    Tomás Tomáš Toni Tony Torben Torsten Toshiro Trevor Tristan Tunde Udo Ulrich Umberto Uwe
    Valentin Victor Vikram Viktor Vincent Vincenzo Vinícius Vittorio Vladimir Volker Walter Warren
    Wayne Werner Wilhelm William Wim Wojciech Wolfgang Xavier Yann Yannick Yasushi Yoshi Yuichi
    Yuji Yuki Yusuf Yusuke Yuta Yuto Yves Zoltan Étienne Łukasz
""")
_WOMEN = listed("""
    Adele Agata Agnes Agnieszka Agnès Aiko Aino Aisha Akiko Alba Alessandra Alessia Alexandra
    Alice Alicia Alina Aline Alison Allison Almut Amanda Amara Amelia Amina Amy Amélie Ana Ananya
    Anaïs Andrée Angela Angelika Anita Anja Anjali Anke Ann Anna Annabel Anne Annegret Anneke
    Anneli Annette Annie Annika Anouk Antje Antonella Antonia Aoi Astrid Asuka Aurora Aurélie
    Ayaka Ayako Aylin Ayu Ayumi Ayşe Barbara Beate Beatrice Beatriz Becky Benedetta Benedikta
    Bettina Bianca Birgit Birte Bożena Brenda Bridget Brigitte Béatrice Camilla Camille Carla
    Carmen Carol Caroline Caterina Catherine Cathy Chantal Charlotte Chiara Chiho Christa
    Christiane Christina Christine Cindy Claire Clara Claudia Clémence Colette Concetta Cordula
    Corinna Corinne Cornelia Cristina Cynthia Cécile Céline Dagmar Daniela Danielle Deborah Debra
    Deepa Defne Delphine Denise Dewi Diana Diane Divya Dolores Donatella Donna Dora Doris Dorothy
    Dorothée Edith Eileen Elaine Eleanor Elena Eleonora Elif Elisa Elisabeth Elisabetta Elizabeth
    Elke Ella Ellen Eloise Elsa Emi Emiko Emilie Emily Emine Emma Erica Erika Esra Esther Eszter
    Etsuko Eva Eve Evelyn Ewa Fatima Federica Femke Fenna Fiona Flavia Franca Francesca Francine
    Franziska Françoise Frederike Freja Friederike Gabriela Gabriele Gabriella Gaëlle Geneviève
    Gerda Gertrud Gianna Gina Gisela Gitta Giulia Giuliana Gloria Greta Griet Gudrun Hana Hanako
    Hanka Hanna Hannah Haruka Heather Hedwig Heidi Heike Helen Helena Helene Helga Henrike Hilary
    Hilde Hiltrud Hiromi Hélène Ilaria Ildikó Ilse Imogen Ines Inga Inge Ingrid Inès Irena Irene
    Irina Iris Irène Isabel Isabella Isabelle Ivana Jacqueline Jana Jane Janet Janice Janina
    Jasmin Jasmine Jean Jeanne Jelena Jennifer Jenny Jessica Jill Jitka Joan Joanna Joanne Johanna
    Jolanta Josephine Joséphine Judith Jule Julia Juliane Julie Juliette Jutta Kaori Karen Karin
    Karina Karla Karoline Katalin Katarzyna Kate Katharina Kathleen Kathrin Kathy Katja Katrin
    Kavita Kazuko Keiko Kelly Kerstin Khadija Kimberly Kirsten Kirsty Klara Kristin Kristina
    Kumiko Lakshmi Lara Laura Laure Laurence Lea Leila Lena Lenka Leonie Leticia Letizia Leyla
    Liese Lieselotte Lina Linda Lisa Lise Liv Livia Lori Lorraine Lotte Louise Lucia Lucie Lucille
    Lucy Luisa Luise Luz Lydia Lydie Léa Madeleine Magda Magdalena Maggie Mai Maike Maja Majken
    Malgorzata Manon Manuela Mara Margaret Margarete Margherita Margot Marguerite Maria Mariam
    Marianne Marie Marina Marion Marisa Marjolein Marlene Marta Martha Martina Martine Mary María
    Mathilde Maureen Mayumi Małgorzata Mechthild Meera Megan Megumi Mei Melanie Melissa Michelle
    Michiko Midori Miho Miki Milica Mireille Mirella Miriam Misaki Miyako Miyuki Moira Molly Mona
    Monica Monika Monique Muriel Myriam Mélanie Nadia Nadine Nana Nanae Nancy Naoko Naomi Natalia
    Natalie Natasha Nathalie Neha Nele Ngozi Niamh Nicole Nicoletta Nina Noemi Noriko Noémie
    Nurhan Octavia Odile Olga Olivia Ornella Paola Patricia Patrizia Paula Pauline Penelope Petra
    Philippa Pia Pooja Priya Putri Päivi Rachel Raffaella Rebecca Regina Regine Renate Rie Rika
    Rita Roberta Roisin Romy Rosa Rosalie Rosemary Rosie Ruth Sabine Sabrina Sachiko Sadie Sakura
    Sally Salma Samantha Sandra Sanne Saori Sara Sarah Saskia Satomi Sayaka Sayuri Selin Sharon
    Sheila Shirley Shizuka Sibylle Signe Sigrid Silke Silvia Simona Simone Siti Sofia Sofie
    Solange Solveig Sonia Sonja Sophia Sophie Stefania Stefanie Stella Stephanie Stéphanie Sunita
    Sunniva Susan Susanna Susanne Suzanne Svenja Svetlana Sylvia Sylvie Séverine Takako Tamara
    Tanja Tatiana Tecla Teresa Tessa Thandi Thea Theresa Thérèse Tiffany Tilda Tina Tomoko Tracy
    Trudy Tuula Tuva Ursula Uschi Ute Valentina Valeria Valérie Vanessa Vera Verena Veronica
    Veronika Victoria Viktoria Viola Virginia Virginie Vivian Véronique Waltraud Wanda Wendy
    Wiebke Yasmin Yoko Yolande Yoshiko Yuka Yukari Yuko Yumi Yumiko Yuriko Yvette Yvonne Zainab
    Zeynep Zoe Zofia Zoé Zoë Zsófia Zuzana Élisabeth Élise Élodie Émilie
""")
_JAPANESE_WOMAN = re.compile(
    r"(?:[AEIOU]|[A-Z][hy]?[aeiou])n?(?:[bdghjkmnrstwyz]{0,2}[aeiou]n?){1,2}ko"
)
_BOTH = _MEN & _WOMEN
GENDERS: dict[str, str] = {
    **dict.fromkeys(_MEN - _BOTH, "he"),
    **dict.fromkeys(_WOMEN - _BOTH, "she"),
    **dict.fromkeys(_BOTH, "they"),
}
"""The pronoun for each first name, “they” for those of men and women alike."""


def gender_of(name: str) -> str | None:
    """Return the pronoun that a full name's first name tells, if it is a very common one."""
    words = name.split()
    found = GENDERS.get(words[0]) if words else None
    if found is None and words and "-" in words[0]:
        # Jean-Luc, Anne-Laure: the first part tells, but in French “Jean” is a man.
        first = words[0].partition("-")[0]
        found = "he" if first == "Jean" else GENDERS.get(first)
    if found is None and words and _JAPANESE_WOMAN.fullmatch(words[0]):
        found = "she"
    return None if found == "they" else found


def is_first_name(word: str) -> bool:
    """Say whether a word is a very common first name."""
    if word in GENDERS or _JAPANESE_WOMAN.fullmatch(word):
        return True
    return "-" in word and word.partition("-")[0] in GENDERS
